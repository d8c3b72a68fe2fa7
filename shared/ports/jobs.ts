import type { JobId, PartnerId } from '../domain/ids.ts';
import type { Job, JobKind, JobRef } from '../domain/job.ts';

/** A job as it was read. A replacement with its tag is refused if the job has changed since. */
export interface FoundJob<J extends Job> {
  job: J;
  etag: string;
}

export interface JobPage<J extends Job> {
  /** The newest first. */
  jobs: J[];
  /** Send it as `after` to go on; absent on the last page. */
  next: string | undefined;
}

export type AddedJob<J extends Job> =
  | { kind: 'added' }
  /** It was added before. */
  | { kind: 'exists'; job: J }
  /** The partner has as many open jobs of this kind as it may have. */
  | { kind: 'too_many'; open: JobId[] };

/** The jobs of one kind. A job that has ended is kept for 30 days. */
export interface Jobs<J extends Job> {
  /** Adds a job unless the partner has `mostOpen` open ones of its kind, also if several are added at the same time. */
  add(job: J, mostOpen: number): Promise<AddedJob<J>>;

  find(ref: JobRef): Promise<FoundJob<J> | undefined>;

  /** @returns the new tag; undefined if the job has changed since it was read */
  replace(job: J, etag: string): Promise<string | undefined>;

  /**
   * Changes a job by `decide`, which runs again if another writer was faster. It returns the same job to change nothing.
   *
   * @returns the job as it is now; undefined if there is none
   */
  change(ref: JobRef, decide: (job: J) => J): Promise<FoundJob<J> | undefined>;

  /** @param after `next` of the page before */
  list(partnerId: PartnerId, page: { after?: string | undefined; limit: number }): Promise<JobPage<J>>;
}

/** A partner with jobs that a timer has to look at some time. */
export interface PartnerWithJobs {
  partnerId: PartnerId;
  /** When the first of them is due: see `dueTimeOf`. */
  dueAt: Date;
}

/** Finds the jobs of all kinds that a timer has to look at: those that nothing continues, and those that have expired. */
export interface DueJobs {
  /** The next partner with such jobs, by id. Without `partnerId`, the first one. */
  findNextPartner(partnerId: PartnerId | undefined): Promise<PartnerWithJobs | undefined>;

  /** Lists a partner's jobs that were due before a time, the longest overdue first, at most `limit`. */
  listDue(partnerId: PartnerId, before: Date, limit: number): Promise<Job[]>;
}

/** Finds the jobs of all kinds in the change feed. Other documents are left out. */
export type ReadJobs = (documents: readonly unknown[]) => Job[];

/** The orchestrations that work on jobs, in the task hub of this colour. */
export interface JobRuns {
  /** Starts the work on a job, unless it runs. A start of a job that has ended finds that and does nothing. */
  start(job: Pick<Job, 'id' | 'partnerId' | 'kind' | 'traceparent'>): Promise<'started' | 'running'>;
}

/** The name of the orchestration of each kind. */
export type JobOrchestrations = Record<JobKind, string>;
