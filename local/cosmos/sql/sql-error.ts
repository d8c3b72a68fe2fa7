/** A query that can't be run: a fault of syntax, an unknown name, or what this engine does not support. */
export class SqlError extends Error {
  override name = 'SqlError';
}
