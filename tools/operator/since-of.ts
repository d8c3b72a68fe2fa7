import { z } from 'zod';
import type { Given } from '../command-line/program.ts';
import { UsageError } from '../command-line/usage-error.ts';

const UNITS = { m: 60_000, h: 3_600_000, d: 24 * 3_600_000 } as const;
const Day = z.iso.date();
const Time = z.iso.datetime({ offset: true });

/** The option `--since` of every command that has one. @param meaning what is since then, for the help */
export const sinceOption = (meaning: string) =>
  ({
    type: 'string',
    value: 'TIME',
    summary: `${meaning}: a time such as 2026-01-31T12:00:00Z, a day (its start in UTC), or how long ago: 90m, 12h, 7d`,
  }) as const;

/** Reads `--since`; undefined if it is not given. @throws UsageError */
export function sinceOf({ since }: Given, now: Date): Date | undefined {
  if (since === undefined) return undefined;
  const text = String(since);
  const at = timeOf(text, now);
  if (at === undefined || Number.isNaN(at.getTime()))
    throw new UsageError(
      `--since ${text}: must be a time such as 2026-01-31T12:00:00Z, a day such as 2026-01-31, or how long ago, such as 90m, 12h or 7d`,
    );
  if (at > now) throw new UsageError(`--since ${text}: must not be in the future`);
  return at;
}

function timeOf(text: string, now: Date): Date | undefined {
  const ago = /^(\d{1,6})([mhd])$/.exec(text);
  if (ago !== null) return new Date(now.getTime() - Number(ago[1]) * UNITS[ago[2] as keyof typeof UNITS]);
  return Day.safeParse(text).success || Time.safeParse(text).success ? new Date(text) : undefined;
}
