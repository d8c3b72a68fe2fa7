/** What a panel's user has asked for can't be done; the message says why, and is shown to them. */
export class ConsoleFault extends Error {
  override name = 'ConsoleFault';
  /** 400 for a wrong input, 404 for what doesn't exist, 409 for the wrong state, 502 if another server failed. */
  readonly status: 400 | 404 | 409 | 502;

  constructor(status: 400 | 404 | 409 | 502, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}
