/** What must be removed from the text of an error: secrets, tokens, email addresses. */
const secrets: readonly [RegExp, string][] = [
  [/\b(Bearer|Basic|SharedAccessSignature)\s+[^\s"',;]+/gi, '$1 [redacted]'],
  [/\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g, '[redacted token]'],
  // Connection strings and URLs: the name stays, so that a reader sees what was there.
  [
    /\b(AccountKey|SharedAccessKey|SharedAccessSignature|InstrumentationKey|password|client_secret|sig|token|api[-_]?key|secret)(["']?\s*[=:]\s*["']?)[^\s;&"',)}]+/gi,
    '$1$2[redacted]',
  ],
  [/\b[srp]k_(?:live|test)_\w+/g, '[redacted key]'],
  [/\bpm_[\w]+/g, '[redacted payment method]'],
  // Only by its form: it is better to remove a harmless number than to keep a card number.
  [/(?<![\p{L}\p{N}.-])[3-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{1,7}(?![\p{L}\p{N}])/gu, '[redacted card number]'],
  [/[\w.!#$%&*+/=?^`{|}~-]+@[a-z\d-]+(?:\.[a-z\d-]+)+/gi, '[redacted mail]'],
];

const LONGEST = 4_000;

/**
 * Removes what looks like a secret from a text of unknown origin, such as an error's message. This is the second line
 * of defence. The first is that messages never contain a partner's input, and that attributes are a closed set
 * (attributes.ts).
 */
export function redact(text: string, longest = LONGEST): string {
  const short = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return secrets.reduce((clean, [pattern, replacement]) => clean.replace(pattern, replacement), short);
}
