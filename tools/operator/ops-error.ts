/** The command can't be carried out; the message says why in one line. */
export class OpsError extends Error {
  override name = 'OpsError';
  /** What the audit keeps instead of the message, because that may name a person: paths of files, and texts from them. */
  readonly recorded: string | undefined;

  constructor(message: string, { recorded, ...options }: ErrorOptions & { recorded?: string } = {}) {
    super(message, options);
    this.recorded = recorded;
  }
}
