import type { JobId, PartnerId } from '../domain/ids.ts';
import type { Job, JobRef } from '../domain/job.ts';

/** The operators' access to the jobs of all partners, whatever their kind. */
export interface JobsAdmin {
  /** Lists jobs that are open or whose file is kept, by partner, at most `limit`: without it, all. */
  list(filter: { partnerId?: PartnerId | undefined }, limit?: number): Promise<{ jobs: Job[]; unreadable: string[] }>;

  /** Finds a job by its id alone. The record has what is stored, also what only its kind has. */
  find(id: JobId): Promise<{ job: Job; record: Record<string, unknown> } | undefined>;

  /**
   * Changes a job by `decide`, which returns the same job to change nothing. What only its kind has stays.
   *
   * @returns the job as it is now; undefined if there is none
   */
  change(ref: JobRef, decide: (job: Job) => Job): Promise<Job | undefined>;

  /** Lists the jobs that an orchestration in this task hub works on, and the ids of those that can't be read. */
  listRunningIn(hub: string): Promise<{ jobs: JobRef[]; unreadable: string[] }>;
}
