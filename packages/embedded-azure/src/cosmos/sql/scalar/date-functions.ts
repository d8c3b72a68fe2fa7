import type { Value } from '../../values/json.ts';
import { addToDate, beginningOfBin, dateDifference, partOfDate } from './date-arithmetic.ts';
import {
  type DatePart,
  datePart,
  floorDiv,
  formatDateTime,
  parseDateTime,
  TICKS_PER_MILLISECOND,
  type Ticks,
  ticksOf,
} from './date-time.ts';
import { isNumber, isText, ofOne, type SqlFunction } from './sql-function.ts';

const now = (): Ticks => BigInt(Date.now()) * TICKS_PER_MILLISECOND;
const ticksIn = (value: Value): Ticks | undefined => (isText(value) ? parseDateTime(value) : undefined);
const partIn = (value: Value): DatePart | undefined => (isText(value) ? datePart(value) : undefined);

/** Dates are texts, `2025-11-20T15:30:00.0000000Z`, timestamps milliseconds and ticks 100 ns since 1970. */
export const dateFunctions: Record<string, SqlFunction> = {
  GETCURRENTDATETIME: { arity: [0, 0], apply: () => formatDateTime(now()) },
  GETCURRENTTIMESTAMP: { arity: [0, 0], apply: () => Date.now() },
  GETCURRENTTICKS: { arity: [0, 0], apply: () => Number(now()) },

  DATETIMEADD: {
    arity: [3, 3],
    apply: (name, count, date) => {
      const [part, ticks] = [partIn(name), ticksIn(date)];
      const valid = part !== undefined && ticks !== undefined && isNumber(count) && Number.isInteger(count);
      return valid ? formatDateTime(addToDate(ticks, part, count)) : undefined;
    },
  },
  DATETIMEDIFF: {
    arity: [3, 3],
    apply: (name, from, to) => {
      const [part, start, end] = [partIn(name), ticksIn(from), ticksIn(to)];
      if (part === undefined || start === undefined || end === undefined) return undefined;
      return dateDifference(start, end, part);
    },
  },
  DATETIMEPART: {
    arity: [2, 2],
    apply: (name, date) => {
      const [part, ticks] = [partIn(name), ticksIn(date)];
      return part === undefined || ticks === undefined ? undefined : partOfDate(ticks, part);
    },
  },
  DATETIMEBIN: {
    arity: [2, 4],
    apply: (date, name, size = 1, start = '1970-01-01') => {
      const [ticks, part, origin] = [ticksIn(date), partIn(name), ticksIn(start)];
      if (ticks === undefined || part === undefined || origin === undefined) return undefined;
      if (!isNumber(size) || !Number.isInteger(size) || size < 1) return undefined;
      return formatDateTime(beginningOfBin(ticks, part, size, origin));
    },
  },
  DATETIMEFROMPARTS: {
    arity: [3, 7],
    apply: (...parts) => {
      if (!parts.every(isNumber)) return undefined;
      const ticks = ticksOf(parts.slice(0, 6), parts[6] ?? 0);
      return ticks === undefined ? undefined : formatDateTime(ticks);
    },
  },
  DATETIMETOTICKS: ofOne((date) => {
    const ticks = ticksIn(date);
    return ticks === undefined ? undefined : Number(ticks);
  }),
  DATETIMETOTIMESTAMP: ofOne((date) => {
    const ticks = ticksIn(date);
    return ticks === undefined ? undefined : Number(floorDiv(ticks, TICKS_PER_MILLISECOND));
  }),
  TICKSTODATETIME: ofOne((ticks) =>
    isNumber(ticks) && Number.isInteger(ticks) ? formatDateTime(BigInt(ticks)) : undefined,
  ),
  TIMESTAMPTODATETIME: ofOne((timestamp) =>
    isNumber(timestamp) && Number.isInteger(timestamp)
      ? formatDateTime(BigInt(timestamp) * TICKS_PER_MILLISECOND)
      : undefined,
  ),
};
