import type { PartnerId } from '../domain/ids.ts';

/** The last rebuild of a partner's reports. */
export interface ReportRebuild {
  partnerId: PartnerId;
  /** `asked`: it has not begun. `running`: also if it was interrupted, and then `heartbeatAt` is old. */
  state: 'asked' | 'running' | 'done';
  by: string;
  startedAt: string;
  heartbeatAt: string;
  /** How many events were counted so far, and how many days had other totals. */
  events: number;
  corrected: number;
}

/** A rebuild without a sign of life for this long was interrupted. */
export const REBUILD_LEASE_MS = 60_000;

/** Whether nobody works on it any more, although it isn't done. */
export function isInterrupted(
  { state, heartbeatAt }: Pick<ReportRebuild, 'state' | 'heartbeatAt'>,
  now: Date,
): boolean {
  return state === 'asked' || (state === 'running' && Date.parse(heartbeatAt) + REBUILD_LEASE_MS <= now.getTime());
}

/** Notes which rebuilds run, so that one that is interrupted is seen and two don't do the same. */
export interface ReportRebuilds {
  /** By partner, and the partners whose note can't be read: their next rebuild replaces it. */
  list(): Promise<{ rebuilds: ReportRebuild[]; unreadable: PartnerId[] }>;

  /** Notes that reports are to be rebuilt, unless a rebuild runs. */
  ask(rebuild: ReportRebuild, now: Date): Promise<void>;

  /** Begins a rebuild, unless another runs. */
  begin(rebuild: ReportRebuild, now: Date): Promise<{ kind: 'begun' } | { kind: 'runs'; other: ReportRebuild }>;

  /** Notes the progress of a rebuild that was begun here. @returns false if another has taken it over */
  note(rebuild: ReportRebuild): Promise<boolean>;
}
