const ISO_8601_DURATION = /^P(?!$)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MS_OF_PART = [365 * DAY, 30 * DAY, DAY, HOUR, MINUTE, SECOND];

/** Milliseconds of an ISO 8601 duration such as `PT1H`; undefined for a text that is none. Years have 365 days, months 30. */
export function parseIsoDuration(text: string): number | undefined {
  const parts = ISO_8601_DURATION.exec(text)?.slice(1);
  if (parts === undefined || text.endsWith('T')) return undefined;
  return MS_OF_PART.reduce((sum, size, index) => sum + Number(parts[index] ?? 0) * size, 0);
}

/** @param duration milliseconds */
export function writeIsoDuration(duration: number): string {
  const days = Math.floor(duration / DAY);
  const parts = [
    [Math.floor((duration % DAY) / HOUR), 'H'],
    [Math.floor((duration % HOUR) / MINUTE), 'M'],
    [(duration % MINUTE) / SECOND, 'S'],
  ] as const;
  const time = parts.map(([count, unit]) => (count === 0 ? '' : `${count}${unit}`)).join('');
  if (days === 0 && time === '') return 'PT0S';
  return `P${days === 0 ? '' : `${days}D`}${time === '' ? '' : `T${time}`}`;
}
