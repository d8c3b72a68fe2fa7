import { parseTimeSpan } from '../configuration/time-span.ts';
import { Ncrontab } from './ncrontab.ts';
import type { TimeZone } from './time-zone.ts';

export interface Schedule {
  next(from: Date): Date;
  /** Whether occurrences are at least a minute apart. More frequent ones are not monitored. */
  monitorable: boolean;
}

/**
 * @param text an NCRONTAB expression, or a time span for a constant interval
 * @param zone the time zone of an expression; UTC if undefined
 * @throws Error saying what is wrong
 */
export function parseSchedule(text: string, now: Date, zone?: TimeZone): Schedule {
  const interval = parseTimeSpan(text);
  if (interval !== undefined) {
    if (interval === 0) throw new Error('the interval must not be zero');
    return { next: (from) => new Date(from.getTime() + interval), monitorable: interval >= 60_000 };
  }
  const expression = new Ncrontab(text);
  const next = (from: Date) => {
    const due = zone ? nextByClock(expression, from, zone) : expression.next(from);
    if (!due) throw new Error('it never occurs');
    return due;
  };
  const first = next(now);
  return { next, monitorable: next(first).getTime() - first.getTime() >= 60_000 };
}

function nextByClock(expression: Ncrontab, from: Date, zone: TimeZone): Date | undefined {
  const clock = zone.wallClock(from);
  let wall = expression.next(clock);
  // An expression that matches every hour also runs during an hour that the clocks skip or repeat.
  if (wall && expression.isHourless)
    return new Date(from.getTime() - from.getMilliseconds() + Number(wall) - Number(clock));
  while (wall) {
    const due = zone.instantAfter(wall, from);
    if (due) return due;
    wall = expression.next(wall);
  }
  return undefined;
}
