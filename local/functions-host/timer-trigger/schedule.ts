import { parseTimeSpan } from '../configuration/time-span.ts';
import { Ncrontab } from './ncrontab.ts';

export interface Schedule {
  next(from: Date): Date;
  /** Whether occurrences are at least a minute apart; those that come more often are not monitored. */
  monitorable: boolean;
}

/**
 * @param text an NCRONTAB expression, or a time span for a constant interval
 * @throws Error saying what is wrong
 */
export function parseSchedule(text: string, now: Date): Schedule {
  const interval = parseTimeSpan(text);
  if (interval !== undefined) {
    if (interval === 0) throw new Error('the interval must not be zero');
    return { next: (from) => new Date(from.getTime() + interval), monitorable: interval >= 60_000 };
  }
  const expression = new Ncrontab(text);
  const next = (from: Date) => {
    const due = expression.next(from);
    if (!due) throw new Error('it never occurs');
    return due;
  };
  const first = next(now);
  return { next, monitorable: next(first).getTime() - first.getTime() >= 60_000 };
}
