/** Thrown by an adapter when its service is unreachable or too busy; another try may succeed. */
export class Unavailable extends Error {
  override name = 'Unavailable';
  readonly retryAfterSeconds: number;

  /** @param what went wrong where, for the log */
  constructor(what: string, { retryAfterSeconds = 5, cause }: { retryAfterSeconds?: number; cause?: unknown } = {}) {
    super(what, { cause });
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
