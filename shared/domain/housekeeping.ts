import { z } from 'zod';
import { personalData } from './personal-data.ts';

/** What the app tidies up regularly, and an operator can ask for. */
export const housekeepingTasks = [
  'expire-jobs',
  'remove-files',
  'remind-redeliveries',
  'erase-on-request',
  'erase-old-orders',
] as const;
export type HousekeepingTask = (typeof housekeepingTasks)[number];

const count = z.int().nonnegative();

/** A round goes through all of it once. If it takes too long, it goes on behind `after` in the next minute. */
const Round = z.object({
  id: z.string(),
  /** `timer`, or the operator who asked for it. */
  by: z.string().register(personalData, { of: 'operator' }),
  /** It only finds what there is to do. */
  isDry: z.boolean(),
  begunAt: z.iso.datetime(),
  after: z.string().optional(),
  /** What it expired, removed or had go on (a dry one: would), and what failed. */
  done: count,
  failed: count,
  /** Some of them, for the operator. */
  found: z.array(z.string()),
});
export type HousekeepingRound = z.infer<typeof Round>;

const EndedRound = Round.omit({ after: true }).extend({ endedAt: z.iso.datetime() });
export type EndedHousekeepingRound = z.infer<typeof EndedRound>;

const Request = z.object({
  id: z.string(),
  by: z.string().register(personalData, { of: 'operator' }),
  isDry: z.boolean(),
});
export type HousekeepingRequest = z.infer<typeof Request>;

export const HousekeepingState = z.object({
  /** Since when the task exists in this installation. */
  since: z.iso.datetime(),
  /** When a round ended without a failure. Dry ones don't count. */
  succeededAt: z.iso.datetime().optional(),
  triedAt: z.iso.datetime().optional(),
  /** While a process works on it, no other does. */
  leasedUntil: z.iso.datetime().optional(),
  round: Round.optional(),
  request: Request.optional(),
  last: EndedRound.optional(),
});
export type HousekeepingState = z.infer<typeof HousekeepingState>;

const MINUTE_MS = 60_000;
const EVERY_MS = 60 * MINUTE_MS;
const AFTER_FAILURE_MS = 10 * MINUTE_MS;
/** Longer than a part of a round takes. A process that was killed is replaced after this time. */
const LEASE_MS = 3 * MINUTE_MS;
const MOST_FOUND = 200;

/** What a part of a round did. Without `after`, the round has ended. */
export interface HousekeepingPart {
  done: number;
  failed: number;
  found: readonly string[];
  after: string | undefined;
}

/** How long ago the task last succeeded. */
export const ageOf = ({ succeededAt, since }: HousekeepingState, now: Date): number =>
  now.getTime() - Date.parse(succeededAt ?? since);

/** Claims the task for one process, and begins a round if none goes on. @returns the same state if nothing is due */
export function claimHousekeeping(state: HousekeepingState, id: string, now: Date): HousekeepingState {
  const { request, round, leasedUntil } = state;
  if (leasedUntil !== undefined && Date.parse(leasedUntil) > now.getTime()) return state;
  if (round === undefined && request === undefined && !isDue(state, now)) return state;
  const { request: _, ...rest } = state;
  const asked = request ?? { id, by: 'timer', isDry: false };
  const begun = round ?? { ...asked, begunAt: now.toISOString(), done: 0, failed: 0, found: [] };
  return {
    ...(round === undefined ? rest : state),
    round: begun,
    triedAt: now.toISOString(),
    leasedUntil: new Date(now.getTime() + LEASE_MS).toISOString(),
  };
}

/** Adds what a part of the round did, and ends the round if nothing is left. */
export function noteHousekeeping(state: HousekeepingState, part: HousekeepingPart, now: Date): HousekeepingState {
  const { round, leasedUntil: _, ...rest } = state;
  if (round === undefined) return state;
  const { after: __, ...before } = round;
  const counted = {
    ...before,
    done: round.done + part.done,
    failed: round.failed + part.failed,
    found: [...round.found, ...part.found].slice(0, MOST_FOUND),
  };
  if (part.after !== undefined) return { ...rest, round: { ...counted, after: part.after } };
  const hasSucceeded = !round.isDry && counted.failed === 0;
  const last = { ...counted, endedAt: now.toISOString() };
  return { ...rest, last, ...(hasSucceeded ? { succeededAt: now.toISOString() } : {}) };
}

const isDue = ({ succeededAt, triedAt }: HousekeepingState, now: Date): boolean => {
  const ago = (time: string | undefined) =>
    time === undefined ? Number.POSITIVE_INFINITY : now.getTime() - Date.parse(time);
  return ago(succeededAt) >= EVERY_MS && ago(triedAt) >= AFTER_FAILURE_MS;
};
