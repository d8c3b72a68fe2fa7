/** A time since 1970 or a duration, in ticks of 100 ns. */
export type Ticks = bigint;

export const TICKS_PER_MILLISECOND = 10_000n;

/** The parts of a date with a constant length. A nanosecond is less than a tick. */
const LENGTHS = {
  day: 864_000_000_000n,
  hour: 36_000_000_000n,
  minute: 600_000_000n,
  second: 10_000_000n,
  millisecond: TICKS_PER_MILLISECOND,
  microsecond: 10n,
} as const;

export type FixedPart = keyof typeof LENGTHS;
export type DatePart = 'year' | 'month' | FixedPart | 'nanosecond';

const NAMES: Record<DatePart, string[]> = {
  year: ['year', 'yyyy', 'yy'],
  month: ['month', 'mm', 'm'],
  day: ['day', 'dd', 'd'],
  hour: ['hour', 'hh'],
  minute: ['minute', 'mi', 'n'],
  second: ['second', 'ss', 's'],
  millisecond: ['millisecond', 'ms'],
  microsecond: ['microsecond', 'mcs'],
  nanosecond: ['nanosecond', 'ns'],
};
const byName = new Map<string, DatePart>();
for (const part of Object.keys(NAMES)) if (isDatePart(part)) for (const name of NAMES[part]) byName.set(name, part);

function isDatePart(name: string): name is DatePart {
  return Object.hasOwn(NAMES, name);
}

/** The part of a date that a query names: `year`, `yyyy` or `yy`, and so on. */
export const datePart = (name: string): DatePart | undefined => byName.get(name.toLowerCase());

export const lengthOf = (part: FixedPart): Ticks => LENGTHS[part];

const SHAPE = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,7}))?)?)?Z?$/;

/** Reads `YYYY-MM-DDThh:mm:ss.fffffffZ`. The time, the fraction and the `Z` are optional. */
export function parseDateTime(text: string): Ticks | undefined {
  const match = SHAPE.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((digits) => Number(digits ?? 0));
  const fraction = Number((match[7] ?? '').padEnd(7, '0'));
  return ticksOf([year ?? 0, month ?? 0, day ?? 0, hour ?? 0, minute ?? 0, second ?? 0], fraction);
}

/**
 * The time with this year, month (1 to 12), day, hour, minute and second.
 *
 * @param fraction of the second, in ticks
 * @returns undefined if there is no such time in the calendar
 */
export function ticksOf(parts: readonly number[], fraction: number): Ticks | undefined {
  const [year = 1, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day); // the constructor takes the year 20 for 1920
  date.setUTCHours(hour, minute, second);
  const found = [
    ...[date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()],
    ...[date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()],
  ];
  const given = [year, month, day, hour, minute, second];
  if (year < 1 || year > 9999 || !found.every((value, i) => value === given[i])) return undefined;
  if (!Number.isInteger(fraction) || fraction < 0 || fraction >= 10_000_000) return undefined;
  return BigInt(date.getTime()) * TICKS_PER_MILLISECOND + BigInt(fraction);
}

/** @returns undefined outside of the years 1 to 9999 */
export function formatDateTime(ticks: Ticks): string | undefined {
  const date = dateOf(ticks);
  const year = date.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) return undefined;
  const rest = floorMod(ticks, TICKS_PER_MILLISECOND);
  return `${date.toISOString().slice(0, -1)}${String(rest).padStart(4, '0')}Z`;
}

/** The moment in whole milliseconds, as JavaScript counts them. */
export const dateOf = (ticks: Ticks): Date => new Date(Number(floorDiv(ticks, TICKS_PER_MILLISECOND)));

/** Division that rounds down, also for times before 1970. */
export function floorDiv(a: bigint, b: bigint): bigint {
  return (a - floorMod(a, b)) / b;
}

export function floorMod(a: bigint, b: bigint): bigint {
  const rest = a % b;
  return rest < 0n ? rest + b : rest;
}
