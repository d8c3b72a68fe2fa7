import type { Job } from './job.ts';

/** Expires an upload that was never started, or a file that was kept long enough. @returns the same job if it is not due */
export function expireJob<J extends Job>(job: J, now: Date): J {
  const hasLink = job.status === 'awaiting_upload' || job.status === 'ready';
  if (!hasLink || job.expiresAt === undefined || Date.parse(job.expiresAt) > now.getTime()) return job;
  return { ...job, status: 'expired', updatedAt: now.toISOString() };
}
