/** What was asked for is not there or can't be done. The message says so in one line. */
export class OpsError extends Error {
  override name = 'OpsError';
}
