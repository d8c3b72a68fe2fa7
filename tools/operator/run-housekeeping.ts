import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { housekeepingTasks } from '../../shared/domain/housekeeping.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { nameOperator } from './name-operator.ts';
import type { ActingCommand } from './operator-command.ts';
import { OpsError } from './ops-error.ts';
import { roundLine } from './round-line.ts';

const LOOK_MS = 1_000;
const LONGEST_MS = 10 * 60_000;

/** The app carries it out within a minute: operators need no access to partners' files. */
export const runHousekeeping: ActingCommand = {
  isAct: true,
  name: 'housekeeping run',
  argument: 'task',
  choices: { task: housekeepingTasks },
  summary: `make the app run a task now, and wait for the result: ${housekeepingTasks.join(', ')}`,
  options: { 'dry-run': { type: 'boolean', summary: 'only list what it would do' } },

  async run(ports, given) {
    const { housekeeping, clock } = ports;
    const task = housekeepingTasks.find((name) => name === given['task']);
    if (task === undefined) throw new UsageError(`${given['task']}: must be one of ${housekeepingTasks.join(', ')}`);
    const id = `round_${randomUUID().slice(0, 8)}`;
    const isDry = given['dry-run'] === true;
    const since = clock.now().getTime();
    if (!(await housekeeping.request(task, { id, by: await nameOperator(ports), isDry }))) {
      throw new OpsError(`somebody else has asked for ${task} a moment ago: see housekeeping list`);
    }
    while (clock.now().getTime() - since < LONGEST_MS) {
      const last = (await housekeeping.find(task))?.last;
      if (last?.id === id) {
        const changes = [{ of: 'housekeeping' as const, id: task, after: { done: last.done, failed: last.failed } }];
        return { lines: [roundLine(last), ...last.found], data: last, changes };
      }
      await wait(LOOK_MS);
    }
    throw new OpsError(`${task} has not ended within ten minutes; it goes on without this command`);
  },
};
