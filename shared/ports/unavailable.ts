/** Thrown by an adapter when what it speaks to is away or too busy: nobody's fault, and worth another try. */
export class Unavailable extends Error {
  override name = 'Unavailable';
  readonly retryAfterSeconds: number;

  /** @param what went wrong where, for the log */
  constructor(what: string, { retryAfterSeconds = 5, cause }: { retryAfterSeconds?: number; cause?: unknown } = {}) {
    super(what, { cause });
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
