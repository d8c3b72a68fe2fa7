import type { Job, JobRef } from '../domain/job.ts';

/** Jobs of any kind, for housekeeping: what only their kind knows stays as it is. */
export interface ExpiringJobs {
  find(ref: JobRef): Promise<Job | undefined>;
  /** Expires a job if it is due. @returns false if it is not, for example because it was started in the meantime */
  expire(ref: JobRef, now: Date): Promise<boolean>;
  /** Gives an upload that is due until then. @returns false if it is not due */
  postpone(ref: JobRef, now: Date, until: Date): Promise<boolean>;
}
