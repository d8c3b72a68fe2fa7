const grouped = /^([^-]{8})-([^-]{4})-([^-]{4})-([^-]{4})-([^-]{12})$/;
/** A group is a number to .NET: a sign and 0x may stand before it. */
const group = /^\+?(?:0x)?[\da-f]+$/i;
const hexadecimal = /^\{0x[\da-f]{1,8},0x[\da-f]{1,8},0x[\da-f]{1,8},\{0x0*[\da-f]{1,2}(?:,0x0*[\da-f]{1,2}){7}\}\}$/i;

/** Whether Guid.TryParse reads it: the formats N, D, B, P and X, with white space around. */
export function isGuid(text: string): boolean {
  const trimmed = text.trim();
  if (/^[\da-f]{32}$/i.test(trimmed)) return true;
  const [, inner = trimmed] = /^\{(.*)\}$/s.exec(trimmed) ?? /^\((.*)\)$/s.exec(trimmed) ?? [];
  const groups = grouped.exec(inner)?.slice(1);
  if (groups) return groups.every((digits) => group.test(digits));
  return hexadecimal.test(trimmed.replaceAll(/\s/g, ''));
}
