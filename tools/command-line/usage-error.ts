/** A wrong call of a command; the message says what is wrong and what is possible. Exits with code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}
