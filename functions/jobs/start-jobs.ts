import type { JobRuns, ReadJobs } from '../../shared/ports/jobs.ts';

export interface StartJobsPorts {
  readJobs: ReadJobs;
  jobRuns: JobRuns;
}

/**
 * Starts the work on jobs that are queued. Throws if one could not be started, after all others were: the trigger's retry
 * policy then repeats the batch, and those that run are left alone.
 */
export async function startJobs(documents: readonly unknown[], { readJobs, jobRuns }: StartJobsPorts): Promise<void> {
  const queued = readJobs(documents).filter(({ status }) => status === 'queued');
  const starts = await Promise.allSettled(queued.map((job) => jobRuns.start(job)));
  const failed = starts.find((start) => start.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
