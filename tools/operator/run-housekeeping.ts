import { housekeepingTasks } from '../../shared/domain/housekeeping.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { awaitRound } from './await-round.ts';
import type { ActingCommand } from './operator-command.ts';
import { roundLine } from './round-line.ts';

/** The app carries it out within a minute: operators need no access to partners' files. */
export const runHousekeeping: ActingCommand = {
  isAct: true,
  dryRunWrites: true,
  name: 'housekeeping run',
  argument: 'task',
  choices: { task: housekeepingTasks },
  summary: `make the app run a task now, and wait for the result: ${housekeepingTasks.join(', ')}`,
  options: { 'dry-run': { type: 'boolean', summary: 'only list what it would do' } },

  async run(ports, given) {
    const task = housekeepingTasks.find((name) => name === given['task']);
    if (task === undefined) throw new UsageError(`${given['task']}: must be one of ${housekeepingTasks.join(', ')}`);
    const isDry = given['dry-run'] === true;
    const last = await awaitRound(ports, task, isDry);
    const after = isDry ? 'asked, with --dry-run' : { done: last.done, failed: last.failed };
    const changes = [{ of: 'housekeeping' as const, id: task, after }];
    const found = last.found.length > 0 ? last.found : ['there was nothing to do'];
    return { lines: [`${task} ${roundLine(last)}`, ...found], data: last, changes };
  },
};
