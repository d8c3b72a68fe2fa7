/** The result of one step of a migration. */
export type MigrationStep =
  /** Every order has the form of this version, or a newer one. */
  | { kind: 'done' }
  /** A version serves that can't read it yet. */
  | { kind: 'refused' }
  | {
      kind: 'stepped';
      raised: number;
      /** The ids of orders that can't be read, so they can't be raised. */
      unreadable: string[];
      /** In this round, all orders placed before this time are processed. */
      until: string;
      requestUnits: number;
    };

/** Raises the documents of orders to the form of this version, step by step. */
export interface OrderMigration {
  /** Continues where the last step ended, on any instance. It uses about this many request units. */
  runStep(mostRequestUnits: number): Promise<MigrationStep>;
}
