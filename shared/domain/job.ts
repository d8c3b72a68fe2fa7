import { z } from 'zod';
import { JobId, PartnerId } from './ids.ts';

/** Work in bulk that a partner asks for and that goes on after the answer. */
export const jobKinds = ['export', 'import'] as const;
export type JobKind = (typeof jobKinds)[number];

export const jobStatuses = [
  'awaiting_upload',
  'queued',
  'running',
  'ready',
  'completed',
  'failed',
  'cancelled',
  'expired',
] as const;
export type JobStatus = (typeof jobStatuses)[number];

/** How many jobs of one kind a partner may have open. */
export const MOST_OPEN_JOBS = 2;

/** Identifies a job. The partner is part of it, so that no code can reach another partner's job. */
export const JobRef = z.object({ partnerId: PartnerId, jobId: JobId });
export type JobRef = z.infer<typeof JobRef>;

export const jobFailures = {
  gave_up: 'It did not go on for a day, because of an error on our side. Please ask again.',
} as const;
export type JobFailure = keyof typeof jobFailures;

/** What all kinds of jobs have. */
export const Job = z.object({
  id: JobId,
  partnerId: PartnerId,
  kind: z.enum(jobKinds),
  status: z.enum(jobStatuses),
  createdAt: z.iso.datetime(),
  /** When it last went on, or a start took it over. */
  updatedAt: z.iso.datetime(),
  /** Since when starts have taken it over without that it went on. */
  stalledSince: z.iso.datetime().optional(),
  /** SHA-256 of the canonical JSON of the request. */
  fingerprint: z.string(),
  /** When its upload link or its file ends. */
  expiresAt: z.iso.datetime().optional(),
  /** The start that works on it, and the task hub of that start. A second start takes the job over from the first. */
  run: z.object({ start: z.string(), hub: z.string() }).optional(),
  /** Somebody wants it to end. Whatever works on it sees that at its next step. */
  cancelRequestedAt: z.iso.datetime().optional(),
  failure: z.object({ code: z.string(), message: z.string() }).optional(),
  /** The trace of the request that asked for it. */
  traceparent: z.string().optional(),
});
export type Job = z.infer<typeof Job>;

/** What an orchestration of a job knows. All else is read again. */
export const JobRun = JobRef.extend({
  /** Identifies this start. */
  start: z.string(),
  hub: z.string(),
  /** Whether the job is its own already. */
  isClaimed: z.boolean().default(false),
  traceparent: z.string().optional(),
});
export type JobRun = z.infer<typeof JobRun>;

/** How a slice of a job's work ends: there is more, at once or after a wait; or nothing more to do. */
export const SliceOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('more') }),
  z.object({ kind: z.literal('wait'), ms: z.int().positive(), isClaimed: z.boolean() }),
  z.object({ kind: z.literal('done') }),
]);
export type SliceOutcome = z.infer<typeof SliceOutcome>;

const MINUTE_MS = 60_000;
/** A start takes seconds; it can be lost. */
const START_LOST_AFTER_MS = 2 * MINUTE_MS;
/** A slice takes at most a minute, and its first retries some minutes more. */
const RUN_LOST_AFTER_MS = 10 * MINUTE_MS;
/** Starts take a job over more often than this. */
const UNTRIED_AFTER_MS = 60 * MINUTE_MS;
/** A job that nothing moves for this long fails again and again. How long it takes as a whole depends on its orders, and on pauses. */
const GIVE_UP_AFTER_MS = 24 * 60 * MINUTE_MS;

export const isOpen = ({ status }: Pick<Job, 'status'>): boolean =>
  status === 'awaiting_upload' || status === 'queued' || status === 'running';

export const refOf = ({ partnerId, id }: Pick<Job, 'partnerId' | 'id'>): JobRef => ({ partnerId, jobId: id });

/** When the timers have to look at a job: it may be lost, or its upload link or file may have expired. */
export function dueTimeOf({ status, updatedAt, expiresAt }: Job): string | undefined {
  if (status === 'queued') return plus(updatedAt, START_LOST_AFTER_MS);
  if (status === 'running') return plus(updatedAt, RUN_LOST_AFTER_MS);
  return status === 'awaiting_upload' || status === 'ready' ? expiresAt : undefined;
}

/** Claims a queued job for a start, or takes over one that another start lost. */
export function claim<J extends Job>(job: J, { start, hub, isClaimed }: JobRun, at: Date): J | undefined {
  if (job.run?.start === start && job.status === 'running') return job;
  // Somebody has taken it over, or it has ended.
  if (isClaimed || (job.status !== 'queued' && job.status !== 'running')) return undefined;
  const time = at.toISOString();
  // While no app runs, nothing tries it: that time doesn't count.
  const isTried = at.getTime() - Date.parse(job.updatedAt) < UNTRIED_AFTER_MS;
  const stalledSince = (isTried ? job.stalledSince : undefined) ?? time;
  return { ...job, status: 'running', run: { start, hub }, updatedAt: time, stalledSince };
}

/** Asks for the end of an open job. One that nothing has started yet ends at once. */
export function requestCancel<J extends Job>(job: J, at: Date): J {
  if (!isOpen(job) || job.cancelRequestedAt !== undefined) return job;
  const asked = { ...job, cancelRequestedAt: at.toISOString() };
  return job.status === 'awaiting_upload' ? { ...asked, status: 'cancelled', updatedAt: at.toISOString() } : asked;
}

/** Has a job started again that is queued or running. The start that worked on it leaves it. */
export function requeue<J extends Job>(job: J, at: Date): J {
  if (job.status !== 'queued' && job.status !== 'running') return job;
  const { run: _, ...rest } = job;
  return { ...(rest as J), status: 'queued', updatedAt: at.toISOString() };
}

/** What was done is kept, and a failure of before counts no more. */
export function goOn<J extends Job>({ stalledSince: _, ...job }: J, at: Date): Omit<J, 'stalledSince'> {
  return { ...job, updatedAt: at.toISOString() };
}

/** A day without a step, whatever starts took it over meanwhile. */
export const isGivenUp = ({ updatedAt, stalledSince }: Pick<Job, 'updatedAt' | 'stalledSince'>, now: Date): boolean =>
  now.getTime() - Date.parse(stalledSince ?? updatedAt) > GIVE_UP_AFTER_MS;

const plus = (time: string, ms: number) => new Date(Date.parse(time) + ms).toISOString();
