const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/i;
/** Numbers and a month's name, each with what separates it from the next. */
const parts = /(\d+|[a-z]+)(\s*[/\-.,]\s*|[\s,.]*)/giy;

/**
 * Whether it is a date in the order of the invariant culture: month, day, year; with a first number of three digits year,
 * month, day; with a month's name in any order.
 *
 * @param weekday 0 for Sunday; the day that it must fall on
 */
export function isDate(text: string, weekday?: number): boolean {
  if (!/[\da-z]$/i.test(text)) return false;
  const found = [...text.matchAll(parts)];
  if (found.map(([whole]) => whole).join('') !== text) return false;
  const words = found.map(([, word = '']) => word);
  const numbers = words.filter((word) => /^\d/.test(word));
  const name = words.findIndex((word) => monthName.test(word));
  if (words.length - numbers.length !== (name < 0 ? 0 : 1)) return false;
  const fits = (year: string | undefined, month: string | number, day: string) => falls(year, month, day, weekday);
  const [a, b, c, surplus] = numbers;
  if (a === undefined || surplus !== undefined) return false;
  if (name < 0) {
    if (b === undefined) return false;
    if (c !== undefined) return a.length > 2 ? fits(a, b, c) : fits(c, a, b);
    if (a.length > 2) return fits(a, b, '1');
    return b.length > 2 ? fits(b, a, '1') : fits(undefined, a, b);
  }
  const month = months.indexOf((words[name] ?? '').slice(0, 3).toLowerCase()) + 1;
  if (c !== undefined) return false;
  if (b === undefined)
    return isYear(a) ? fits(a, month, '1') : fits(undefined, month, a) || (name === 1 && fits(a, month, '1'));
  if (isYear(a)) return fits(a, month, b);
  return fits(b, month, a) || (name === 1 && fits(a, month, b));
}

const isYear = (digits: string) => digits.length > 2;

function falls(year: string | undefined, month: string | number, day: string, weekday: number | undefined): boolean {
  if (day.length > 2 || String(month).length > 2) return false;
  const y = year === undefined ? new Date().getUTCFullYear() : fullYear(year);
  const date = new Date(0);
  date.setUTCFullYear(y, Number(month) - 1, Number(day));
  const isThere = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return y >= 1 && y <= 9_999 && isThere && (weekday === undefined || date.getUTCDay() === weekday);
}

/** Two digits stand for 1950 to 2049. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 50 ? 2_000 + year : 1_900 + year;
}
