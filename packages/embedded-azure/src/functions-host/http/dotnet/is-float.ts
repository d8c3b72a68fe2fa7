/** NumberStyles.Float and AllowThousands, invariant culture: commas wherever digits have begun, no ∞. */
const float = /^[\t-\r ]*[+-]?(?:\d[\d,]*(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?[\t-\r ]*\0*$/i;
const named = /^\s*[+-]?(?:NaN|Infinity)\s*$/i;

/** Whether Single.TryParse and Double.TryParse read it; what is too large is infinite, and no fault. */
export function isFloat(text: string): boolean {
  return float.test(text) || named.test(text);
}
