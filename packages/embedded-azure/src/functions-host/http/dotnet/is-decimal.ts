/** NumberStyles.Number, invariant culture: a sign before or behind, commas wherever digits have begun, no exponent. */
const decimal =
  /^[\t-\r ]*(?<before>[+-]?)(?:(?<whole>\d[\d,]*)(?:\.(?<part>\d*))?|\.(?<only>\d+))[\t-\r ]*(?<behind>[+-]?)[\t-\r ]*\0*$/;
const largest = 2n ** 96n - 1n;

/** Whether Decimal.TryParse reads it. */
export function isDecimal(text: string): boolean {
  const { before, whole = '0', part = '', behind } = decimal.exec(text)?.groups ?? { before: '+', behind: '+' };
  if (before && behind) return false;
  const units = BigInt(whole.replaceAll(',', ''));
  // What lies beyond the 28 digits is rounded, and may round up.
  return units < largest || (units === largest && !/^[5-9]/.test(part));
}
