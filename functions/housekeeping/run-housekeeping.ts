import { randomUUID } from 'node:crypto';
import { ageOf, claimHousekeeping, type HousekeepingPart, noteHousekeeping } from '../../shared/domain/housekeeping.ts';
import type { Housekeeping } from '../../shared/ports/housekeeping.ts';
import { Unavailable } from '../../shared/ports/unavailable.ts';
import { log } from '../../shared/telemetry/log.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';
import { runInSpan } from '../../shared/telemetry/run-in-span.ts';
import { eraseOldOrders } from './erase-old-orders.ts';
import { eraseOnRequest } from './erase-on-request.ts';
import { expireJobs } from './expire-jobs.ts';
import type { TaskDeclaration, TaskPorts } from './housekeeping-task.ts';
import { remindRedeliveries } from './remind-redeliveries.ts';
import { removeFiles } from './remove-files.ts';

export interface HousekeepingPorts extends TaskPorts {
  housekeeping: Housekeeping;
}

/** All tasks of housekeeping. */
const tasks: readonly TaskDeclaration[] = [expireJobs, removeFiles, remindRedeliveries, eraseOnRequest, eraseOldOrders];

/** The timer that runs this looks for lost orders too, each minute. What is left of a round goes on then. */
const PART_MS = 20_000;

/**
 * Runs the tasks that are due, once an hour, or that an operator asked for. One process at a time works on a task, over
 * all instances and both colours. A task that fails doesn't keep the others from running.
 */
export async function runHousekeeping(ports: HousekeepingPorts): Promise<void> {
  const runs = await Promise.allSettled(tasks.map((task) => runTask(task, ports)));
  const failed = runs.find((run) => run.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

async function runTask(task: TaskDeclaration, ports: HousekeepingPorts): Promise<void> {
  const { housekeeping, clock } = ports;
  const { name } = task;
  const now = clock.now();
  let isClaimed = false;
  const state = await housekeeping.change(name, (known) => {
    const claimed = claimHousekeeping(known, `round_${randomUUID().slice(0, 8)}`, now);
    isClaimed = claimed !== known;
    return claimed;
  });
  recordMetric('housekeeping.age', ageOf(state, now), { task: name });
  if (!isClaimed || state.round === undefined) return;
  const { id, by, isDry, after } = state.round;
  const part = { after, isDry, until: new Date(now.getTime() + PART_MS) };
  await runInSpan(`housekeeping ${name}`, { kind: 'internal' }, async () => {
    let done: HousekeepingPart;
    try {
      done = await task.run(ports, part);
    } catch (error) {
      // The round ends. The next one begins again, after a while.
      await housekeeping.change(name, (known) =>
        noteHousekeeping(known, { done: 0, failed: 1, found: [], after: undefined }, clock.now()),
      );
      recordMetric('housekeeping.rounds', 1, { task: name, outcome: 'failed' });
      // An outage of the files must not fail the search for lost orders. An alert says if it lasts.
      if (!(error instanceof Unavailable)) throw error;
      log.warn(`${name} waits for an outage to end: ${error.message}`);
      return;
    }
    const noted = await housekeeping.change(name, (known) => noteHousekeeping(known, done, clock.now()));
    if (!isDry) recordMetric('housekeeping.items', done.done, { task: name });
    if (noted.round !== undefined) return;
    const { failed = 0, done: all = 0 } = noted.last ?? {};
    recordMetric('housekeeping.rounds', 1, { task: name, outcome: failed === 0 ? 'done' : 'failed' });
    if (all + failed > 0) log.info(`${name} (${id}, ${by}${isDry ? ', dry' : ''}): ${all} done, ${failed} failed`);
  });
}
