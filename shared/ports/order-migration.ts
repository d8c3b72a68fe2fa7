/** What a step of a migration did. */
export type MigrationStep =
  /** Every order has the form of this version, or a newer one. */
  | { kind: 'done' }
  /** A version serves that can't read it yet. */
  | { kind: 'refused' }
  | {
      kind: 'stepped';
      raised: number;
      /** The ids of orders that can't be raised, because they can't be read. */
      unreadable: string[];
      /** Orders placed before this time are dealt with, in this round. */
      until: string;
      requestUnits: number;
    };

/** Raises the documents of orders to the form of this version, a step at a time. */
export interface OrderMigration {
  /** Continues where the last step ended, on any instance, for about this many request units. */
  runStep(mostRequestUnits: number): Promise<MigrationStep>;
}
