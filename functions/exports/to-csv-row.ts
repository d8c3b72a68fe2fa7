/**
 * A row of RFC 4180, with its line end. Spreadsheets run text that begins with one of these characters as a formula, so
 * it gets an apostrophe, which makes it text (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export function toCsvRow(cells: readonly (string | number | undefined)[]): string {
  return `${cells.map(toCell).join(',')}\r\n`;
}

/** The full-width forms are those that spreadsheets accept too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const QUOTED = /[",\r\n]/;

function toCell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
