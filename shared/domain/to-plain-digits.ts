const NOT_ASCII = /[^\p{ASCII}]/u;
const DIGIT = /\p{Nd}/u;

/** Converts the digits of every script to 0 to 9, and removes invisible characters, which don't separate anything. */
export function toPlainDigits(text: string): string {
  if (!NOT_ASCII.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/(?!\d)\p{Nd}/gu, (digit) => String(readDigit(digit)));
}

const values = new Map<string, number>();

/** Unicode has the ten digits of each script in a row, beginning with zero. */
function readDigit(digit: string): number {
  const known = values.get(digit);
  if (known !== undefined) return known;
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value += 1;
  values.set(digit, value);
  return value;
}
