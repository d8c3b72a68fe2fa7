/** A command that was called wrongly; the message says what is wrong, and what there is. Ends with exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}
