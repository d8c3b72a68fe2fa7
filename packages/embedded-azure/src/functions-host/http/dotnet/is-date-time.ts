import { isDate } from './is-date.ts';

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const dayName = '(?:sun|mon|tues|wednes|thurs|fri|satur)day|sun|mon|tue|wed|thu|fri|sat';
const dayFirst = new RegExp(String.raw`^(${dayName})(?:[\s,.]+|$)`, 'i');
const dayLast = new RegExp(String.raw`[\s,.]+(${dayName})$`, 'i');

const clock =
  /(^|[\s,]|(?<=\d)t)(?:(?<hour>\d{1,2}):(?<minute>\d{1,2})(?::(?<second>\d{1,2})(?:[.,]\d+)?)?(?:\s*[ap]m)?|(?<bare>\d{1,2})\s*[ap]m)(?![\d:.,a-y])(?:\s*(?<zone>z|gmt|[+-]\d\d?(?::?\d\d?)?))?(?=$|[\s,])/i;
const iso = /^\d{4}-\d{1,2}-\d{1,2}t\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?![\d:.,]|\s*gmt)/i;
const zoneLast = /\s?(z|\sgmt|[+-]\d\d?(?::?\d\d?)?)$/i;

/**
 * Whether DateTime.TryParse of the invariant culture reads it: month before day, English names, a time before or behind
 * the date. What depends on the day on which it is read (a weekday without a date) is refused.
 */
export function isDateTime(text: string): boolean {
  const plain = text
    .replace(/\0+$/, '')
    .trim()
    .replace(/^#(.*)#$/s, '$1')
    .replace(/^A\.D\.\s*|\s*A\.D\.$/i, '');
  const time = clock.exec(plain);
  if (time) return isTime(time) && isIsoWhole(plain, time) && restIsDate(plain, time);
  if (isDayAndDate(plain)) return true;
  const zone = zoneLast.exec(plain);
  if (zone === null || !isZone(zone[1])) return false;
  const date = plain.slice(0, zone.index);
  // Of two numbers the third is no zone.
  return isDayAndDate(date) && (!zone[1]?.startsWith('-') || (date.match(/\d+|[a-z]+/gi) ?? []).length > 2);
}

function isTime({ groups = {} }: RegExpExecArray): boolean {
  const { hour = '0', minute = '0', second = '0', bare = '0', zone } = groups;
  return Number(hour) < 24 && Number(bare) < 24 && Number(minute) < 60 && Number(second) < 60 && isZone(zone);
}

/** At most fourteen hours. */
function isZone(zone: string | undefined): boolean {
  const [, hours = '0', minutes = '0'] = /^\s*[+-](\d\d?):?(\d\d?)?$/.exec(zone ?? '') ?? [];
  return Number(minutes) < 60 && Number(hours) * 60 + Number(minutes) <= 14 * 60;
}

/** A T stands in the format of ISO 8601 only, where a time has two digits each. */
function isIsoWhole(text: string, time: RegExpExecArray): boolean {
  return time[1]?.toLowerCase() !== 't' || iso.test(text);
}

function restIsDate(text: string, time: RegExpExecArray): boolean {
  const before = text.slice(0, time.index).replace(/[\s,]+$/, '');
  const behind = text.slice(time.index + time[0].length).replace(/^[\s,]+/, '');
  if (before !== '' && behind !== '') return false;
  const date = before || behind;
  // Of a date without a year the hour would be the year, but behind a month and its day.
  if (/^\d+[^\da-z]+\d+$|\d[^\da-z]*[a-z]+$|^[a-z]+\W*\d{3,}$/i.test(before)) return false;
  return date === '' || isDayAndDate(date);
}

function isDayAndDate(text: string): boolean {
  const day = dayFirst.exec(text) ?? dayLast.exec(text);
  const rest = day ? text.replace(day[0], '') : text;
  const weekday = day ? days.findIndex((name) => name.startsWith((day[1] ?? '').toLowerCase())) : undefined;
  return isDate(rest.trim(), weekday);
}
