import * as df from 'durable-functions';
import { causeOf } from '../shared/cause-of.ts';
import { type JobKind, JobRun, type SliceOutcome } from '../shared/domain/job.ts';
import { type Console, log, runWithLog } from '../shared/telemetry/log.ts';
import { runInSpan } from '../shared/telemetry/run-in-span.ts';
import { contextOf } from '../shared/telemetry/trace-context.ts';
import { AttemptFailed } from './attempt-failed.ts';
import { jobs } from './jobs.ts';
import { runJob } from './run-job.ts';

/** Does as much of a job as one activity may, and stores how far it is. */
export type RunSlice = (run: JobRun) => Promise<SliceOutcome>;

/** Registers an orchestration and an activity for each kind of job. */
export function registerJobRuns(slices: Partial<Record<JobKind, RunSlice>>): void {
  for (const [kind, runSlice] of Object.entries(slices) as [JobKind, RunSlice][]) {
    const { orchestration, activity } = jobs[kind];
    df.app.orchestration(orchestration, runJob(activity));
    df.app.activity(activity, { handler: toHandler(activity, runSlice) });
  }
}

/** Each attempt is a span in the trace of the request that asked for the job. */
function toHandler(activity: string, runSlice: RunSlice) {
  return (given: unknown, console: Console): Promise<SliceOutcome> => {
    const run = JobRun.parse(given);
    const ids = { 'job.id': run.jobId, 'partner.id': run.partnerId };
    const options = { kind: 'internal', attributes: ids, parent: contextOf(run.traceparent) } as const;
    return runWithLog(console, ids, () =>
      runInSpan(activity, options, async (span) => {
        try {
          const outcome = await runSlice(run);
          span.set({ 'step.outcome': outcome.kind });
          return outcome;
        } catch (error) {
          span.set({ 'step.outcome': 'error' });
          log.error(`${activity} failed`, error, { 'step.name': activity });
          throw new AttemptFailed(causeOf(error));
        }
      }),
    );
  };
}
