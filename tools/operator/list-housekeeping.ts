import { housekeepingTasks } from '../../shared/domain/housekeeping.ts';
import type { OperatorCommand } from './operator-command.ts';
import { reportTable } from './report-table.ts';
import { roundLine } from './round-line.ts';
import { showMoment } from './show-moment.ts';

export const listHousekeeping: OperatorCommand = {
  name: 'housekeeping list',
  summary: 'list the tasks of housekeeping: when each last succeeded, and what its last round did',

  async run({ housekeeping }) {
    const states = await Promise.all(
      housekeepingTasks.map(async (task) => ({ task, ...(await housekeeping.find(task)) })),
    );
    const cells = states.map(({ task, since, succeededAt, last, round }) => {
      const never = since === undefined ? 'has never run' : 'never';
      const now = round === undefined ? '' : 'a round goes on';
      return [
        task,
        succeededAt === undefined ? never : showMoment(succeededAt),
        last === undefined ? '' : roundLine(last),
        now,
      ];
    });
    return { ...reportTable(['TASK', 'SUCCEEDED', 'LAST ROUND', 'NOW'], cells), data: states };
  },
};
