import { expireJob } from './expire-job.ts';
import type { Job } from './job.ts';

/** Gives an upload that is due, and that can't be started, until then. @returns the same job if it is none */
export function postponeExpiry<J extends Job>(job: J, now: Date, until: Date): J {
  const isDue = job.status === 'awaiting_upload' && expireJob(job, now) !== job;
  return isDue ? { ...job, expiresAt: until.toISOString(), updatedAt: now.toISOString() } : job;
}
