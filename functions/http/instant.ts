import { z } from 'zod';

const FORM = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/;
const MINUTE_MS = 60_000;
const FIRST = Date.parse('0001-01-01T00:00:00.000Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');
const MESSAGE = 'must be an RFC 3339 time, such as 2026-01-31T12:00:00Z';

/**
 * Parses a time of RFC 3339 (5.6) to milliseconds since 1970, the precision that orders are stored with. A more precise
 * time is rounded down or up, so that comparing it with a stored time gives the same result as the exact value.
 *
 * Lower-case `t` and `z` are accepted. A leap second (23:59:60) is accepted only at the end of a month in UTC, and
 * becomes the second after it, because computer clocks have no other name for it. Years run from 0001 to 9999 in UTC.
 *
 * @returns undefined if the text is not such a time
 */
export function instantOf(text: string, rounded: 'down' | 'up'): Date | undefined {
  const [, year, month, day, hour, minute, second, fraction = '', sign, offsetHour, offsetMinute] =
    FORM.exec(text) ?? [];
  const [y, mo, d, h, mi, s] = [year, month, day, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (!(mo >= 1 && mo <= 12 && d >= 1 && d <= countDays(y, mo) && h <= 23 && mi <= 59 && s <= 60)) return undefined;
  const offset = (sign === '-' ? -1 : 1) * (Number(offsetHour ?? 0) * 60 + Number(offsetMinute ?? 0));
  const date = new Date(0);
  date.setUTCFullYear(y, mo - 1, d);
  date.setUTCHours(h, mi, s, Number(fraction.slice(0, 3).padEnd(3, '0')));
  const ms = date.getTime() - offset * MINUTE_MS;
  if (s === 60 && !isFirstOfMonth(ms)) return undefined;
  if (ms < FIRST || ms > LAST) return undefined;
  const isFiner = /[1-9]/.test(fraction.slice(3));
  return new Date(isFiner && rounded === 'up' ? Math.min(ms + 1, LAST) : ms);
}

/** A leap second is in the last minute of a month, so the second after it is the first of the next month. */
function isFirstOfMonth(ms: number): boolean {
  const after = new Date(ms);
  return (
    after.getUTCDate() === 1 && after.getUTCHours() === 0 && after.getUTCMinutes() === 0 && after.getUTCSeconds() === 0
  );
}

function countDays(year: number, month: number): number {
  const last = new Date(0);
  last.setUTCFullYear(year, month, 0);
  return last.getUTCDate();
}

/** A query parameter for a limit in time: `up` for an upper limit, `down` for a lower limit (both exclusive). */
export function instant(rounded: 'down' | 'up') {
  return z
    .string()
    .meta({ format: 'date-time' })
    .transform((text, context) => {
      const found = instantOf(text, rounded);
      if (found === undefined) context.addIssue({ code: 'custom', message: MESSAGE });
      return found ?? z.NEVER;
    });
}
