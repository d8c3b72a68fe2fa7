import type { RetryOptions } from './orchestrator-output.ts';
import type { ReplaySchedule } from './replay-schedule.ts';
import { ReplayTask } from './replay-task.ts';
import { retryDelay } from './retry-delay.ts';

/**
 * DurableTask.Core's RetryInterceptor, including the timer after the last attempt. That is an old bug that can't be
 * fixed, because the ids in histories depend on it.
 */
export function retry(schedule: ReplaySchedule, options: RetryOptions, attempt: () => ReplayTask): ReplayTask {
  const whole = new ReplayTask();
  const firstAttemptAt = schedule.now;
  let attempts = 0;
  const run = () => {
    const task = attempt();
    task.whenEnded(() => {
      attempts++;
      if (!task.hasFailed) return whole.complete();
      const isLast = attempts === options.maxNumberOfAttempts;
      const delay = isLast ? 0 : retryDelay(options, attempts, schedule.now - firstAttemptAt);
      if (delay === undefined || task.isNonRetriable) return whole.fail();
      schedule.singleTimer(schedule.now + delay).whenEnded(() => (isLast ? whole.fail() : run()));
    });
  };
  run();
  return whole;
}
