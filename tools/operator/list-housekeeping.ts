import { housekeepingTasks } from '../../shared/domain/housekeeping.ts';
import type { OperatorCommand } from './operator-command.ts';
import { roundLine } from './round-line.ts';

export const listHousekeeping: OperatorCommand = {
  name: 'housekeeping list',
  summary: 'list the tasks of housekeeping: when each last succeeded, and what its last round did',

  async run({ housekeeping }) {
    const states = await Promise.all(
      housekeepingTasks.map(async (task) => ({ task, ...(await housekeeping.find(task)) })),
    );
    const lines = states.map(({ task, since, succeededAt, last, round }) => {
      if (since === undefined) return `${task}  has never run`;
      const success = succeededAt === undefined ? 'has never succeeded' : `succeeded ${succeededAt}`;
      const ended = last === undefined ? [] : [`last: ${roundLine(last)}`];
      return [task, success, ...ended, ...(round === undefined ? [] : ['a round goes on'])].join('  ');
    });
    return { lines, data: states };
  },
};
