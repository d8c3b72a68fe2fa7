/** NumberStyles.Integer, invariant culture: a sign before ASCII digits, white space around, NULs at the end. */
const integer = /^[\t-\r ]*([+-]?)(\d+)[\t-\r ]*\0*$/;

/** What Int64.TryParse reads, or undefined; without its limits. */
export function readInteger(text: string): bigint | undefined {
  const [, sign, digits] = integer.exec(text) ?? [];
  if (digits === undefined) return undefined;
  return sign === '-' ? -BigInt(digits) : BigInt(digits);
}
