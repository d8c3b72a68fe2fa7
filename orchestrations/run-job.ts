import type { OrchestrationContext, Task } from 'durable-functions';
import { JobRun, SliceOutcome } from '../shared/domain/job.ts';
import { ALWAYS, retrySeedOf, toRetryOptions } from './retry.ts';

/**
 * The orchestration of a job: it calls an activity that does a slice of the work, until nothing is left. Each slice takes
 * at most a minute, stores how far it is, and begins there. The orchestration begins again with each slice, so its
 * history stays small.
 *
 * @param activity the name of the activity
 */
export function runJob(activity: string) {
  return function* orchestrate({ df }: OrchestrationContext): Generator<Task, string, unknown> {
    const run = JobRun.parse(df.getInput());
    const retries = toRetryOptions(ALWAYS, retrySeedOf(df.instanceId, activity));
    const outcome = SliceOutcome.parse(yield df.callActivityWithRetry(activity, retries, run));
    if (outcome.kind === 'wait') yield df.createTimer(new Date(df.currentUtcDateTime.getTime() + outcome.ms));
    const isClaimed = outcome.kind === 'wait' ? outcome.isClaimed : true;
    if (outcome.kind !== 'done') df.continueAsNew({ ...run, isClaimed });
    return outcome.kind;
  };
}
