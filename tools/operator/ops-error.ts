/** The command can't be carried out; the message says why in one line. */
export class OpsError extends Error {
  override name = 'OpsError';
}
