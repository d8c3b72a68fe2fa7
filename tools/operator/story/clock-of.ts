/** Writes times of a story: all in UTC, without the day if they are of one day. */
export interface StoryClock {
  day: string | undefined;
  print(time: string | undefined): string;
  width: number;
}

export function clockOf(times: readonly (string | undefined)[]): StoryClock {
  const days = new Set(times.flatMap((time) => (time === undefined ? [] : [time.slice(0, 'yyyy-mm-dd'.length)])));
  const [first] = days;
  const day = days.size === 1 ? first : undefined;
  const width = day === undefined ? 'mm-dd hh:mm:ss'.length : 'hh:mm:ss.sss'.length;
  return {
    ...{ day, width },
    print(time) {
      if (time === undefined) return ' '.repeat(width);
      return day === undefined ? time.slice(5, 19).replace('T', ' ') : time.slice(11, 23);
    },
  };
}

/** `< 1 ms`, `187 ms`. It is measured in whole milliseconds: 0 of them is less than one. */
export const printLatency = (ms: number): string => (ms < 1 ? '< 1 ms' : `${Math.round(ms)} ms`);

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
] as const;

/** `< 1 ms`, `7 ms`, `0.35 s`, `12 s`, `3 min`, `2 h`, `5 d` */
export function printDuration(ms: number): string {
  if (ms < 10) return printLatency(ms);
  const unit = UNITS.find(([, length]) => ms >= 2 * length);
  if (unit !== undefined) return `${Math.floor(ms / unit[1])} ${unit[0]}`;
  return ms < 10_000 ? `${(ms / 1_000).toFixed(2)} s` : `${Math.round(ms / 1_000)} s`;
}
