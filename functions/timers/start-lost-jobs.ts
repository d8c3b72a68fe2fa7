import type { Job } from '../../shared/domain/job.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { DueJobs, JobRuns, PartnerWithJobs } from '../../shared/ports/jobs.ts';
import { log } from '../../shared/telemetry/log.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';
import type { PartnerRounds } from './partner-rounds.ts';

/** How many jobs of one partner a run looks at. It has only a few open ones of each kind. */
const MOST_JOBS = 50;

interface Ports {
  dueJobs: Pick<DueJobs, 'listDue'>;
  jobRounds: PartnerRounds<PartnerWithJobs>;
  jobRuns: JobRuns;
  clock: Clock;
}

/**
 * Finds jobs that are silent for longer than one that is alive (`dueTimeOf`), because their start, their instance or
 * their task hub was lost, and starts them. The instance is named by the job, so one that runs is not started twice.
 */
export async function startLostJobs({ dueJobs, jobRounds, jobRuns, clock }: Ports): Promise<void> {
  const before = clock.now();
  let silent = 0;
  for await (const { partnerId, dueAt } of jobRounds.visit()) {
    if (dueAt >= before) continue;
    const due = await dueJobs.listDue(partnerId, before, MOST_JOBS);
    const lost = due.filter(({ status }) => status === 'queued' || status === 'running');
    silent += lost.length;
    await Promise.all(lost.map((job) => start(job, jobRuns)));
  }
  if (silent > 0) recordMetric('jobs.silent', silent);
}

async function start(job: Job, jobRuns: JobRuns): Promise<void> {
  const ids = { 'job.id': job.id, 'partner.id': job.partnerId };
  try {
    if ((await jobRuns.start(job)) === 'running') return;
    recordMetric('jobs.recovered', 1, { kind: job.kind });
    log.warn(`nothing was going to continue job ${job.id}: it is started now`, ids);
  } catch (error) {
    // The next run tries it again. The others must not wait for it.
    log.error(`job ${job.id} can't be started`, error, ids);
  }
}
