import { findJob } from './find-job.ts';
import type { OperatorCommand } from './operator-command.ts';
import { textOf } from './text-of.ts';

export const showJob: OperatorCommand = {
  name: 'jobs show',
  argument: 'job',
  summary: 'show an export or import as it is stored: how far it is, and who works on it',
  options: {},

  async run(ports, given) {
    const { record } = await findJob(ports, textOf(given, 'job'));
    // What Cosmos DB adds begins with an underscore.
    const shown = Object.fromEntries(Object.entries(record).filter(([name]) => !name.startsWith('_')));
    const lines = JSON.stringify(shown, null, 2).split('\n');
    return { lines, print: () => lines, data: shown };
  },
};
