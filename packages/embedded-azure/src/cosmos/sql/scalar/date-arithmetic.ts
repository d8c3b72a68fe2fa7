import { type DatePart, dateOf, floorDiv, floorMod, lengthOf, type Ticks } from './date-time.ts';

const NANOSECONDS_PER_TICK = 100n;

/** Moves a time by a number of years, months …. The 31st becomes the last day of a shorter month. */
export function addToDate(ticks: Ticks, part: DatePart, count: number): Ticks {
  if (part === 'year' || part === 'month') return addMonths(ticks, part === 'year' ? count * 12 : count);
  if (part === 'nanosecond') return ticks + BigInt(count) / NANOSECONDS_PER_TICK;
  return ticks + BigInt(count) * lengthOf(part);
}

function addMonths(ticks: Ticks, months: number): Ticks {
  const date = dateOf(ticks);
  const before = BigInt(date.getTime());
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(date.getTime());
  lastDay.setUTCMonth(date.getUTCMonth() + 1, 0);
  date.setUTCDate(Math.min(day, lastDay.getUTCDate()));
  return ticks + (BigInt(date.getTime()) - before) * lengthOf('millisecond');
}

/** How many boundaries of years, months … are between two times; negative if `to` is earlier. */
export function dateDifference(from: Ticks, to: Ticks, part: DatePart): number {
  if (part === 'nanosecond') return Number((to - from) * NANOSECONDS_PER_TICK);
  return Number(boundariesBefore(to, part) - boundariesBefore(from, part));
}

function boundariesBefore(ticks: Ticks, part: Exclude<DatePart, 'nanosecond'>): bigint {
  if (part !== 'year' && part !== 'month') return floorDiv(ticks, lengthOf(part));
  const date = dateOf(ticks);
  const year = date.getUTCFullYear();
  return BigInt(part === 'year' ? year : year * 12 + date.getUTCMonth());
}

/** The year, the month (1 to 12), the day of the month …, or the fraction of the second in ms, µs or ns. */
export function partOfDate(ticks: Ticks, part: DatePart): number {
  const date = dateOf(ticks);
  const fraction = Number(floorMod(ticks, lengthOf('second')));
  switch (part) {
    case 'year':
      return date.getUTCFullYear();
    case 'month':
      return date.getUTCMonth() + 1;
    case 'day':
      return date.getUTCDate();
    case 'hour':
      return date.getUTCHours();
    case 'minute':
      return date.getUTCMinutes();
    case 'second':
      return date.getUTCSeconds();
    case 'millisecond':
      return Math.floor(fraction / 10_000);
    case 'microsecond':
      return Math.floor(fraction / 10);
    case 'nanosecond':
      return fraction * 100;
  }
}

/** The start of the bin that a time is in. Bins have `size` parts, and the first begins at `origin`. */
export function beginningOfBin(ticks: Ticks, part: DatePart, size: number, origin: Ticks): Ticks {
  if (part !== 'year' && part !== 'month') {
    const unit = part === 'nanosecond' ? BigInt(size) / NANOSECONDS_PER_TICK : lengthOf(part) * BigInt(size);
    return unit < 1n ? ticks : origin + floorDiv(ticks - origin, unit) * unit;
  }
  const months = part === 'year' ? size * 12 : size;
  let bins = Math.floor(dateDifference(origin, ticks, 'month') / months);
  if (addMonths(origin, bins * months) > ticks) bins -= 1;
  return addMonths(origin, bins * months);
}
