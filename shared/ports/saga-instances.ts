/** The instances of sagas in the task hub of this colour. */
export interface SagaInstances {
  readonly hub: string;
  /** Whether the instance has ended or was never there. */
  hasEnded(instance: string): Promise<boolean>;
}
