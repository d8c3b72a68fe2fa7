/** Something that the engine can't carry out: it fails the orchestration. */
export class UnsupportedActionError extends Error {
  override name = 'UnsupportedActionError';

  /** @param feature what it is called in durable-functions */
  constructor(feature: string) {
    super(`the local Durable engine does not support ${feature}`);
  }
}
