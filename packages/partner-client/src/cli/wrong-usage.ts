/** A wrong call of the command; the message says what is wrong and what is possible. Exits with code 2. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}
