/** An adapter throws this if its service is unreachable or too busy. Another attempt may succeed. */
export class Unavailable extends Error {
  override name = 'Unavailable';
  readonly retryAfterSeconds: number;

  /** @param what what failed and where, for the log */
  constructor(what: string, { retryAfterSeconds = 5, cause }: { retryAfterSeconds?: number; cause?: unknown } = {}) {
    super(what, { cause });
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
