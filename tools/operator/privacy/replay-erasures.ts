import { awaitRound } from '../await-round.ts';
import type { ActingCommand } from '../operator-command.ts';
import { roundLine } from '../round-line.ts';
import { findOpenErasures } from './find-open-erasures.ts';

/** The records are files, which a restore of the database doesn't change. The app compares them hourly by itself too. */
export const replayErasures: ActingCommand = {
  isAct: true,
  dryRunWrites: true,
  name: 'privacy replay',
  summary: 'do erasures again that a restored database has lost, and wait for the result',
  options: { 'dry-run': { type: 'boolean', summary: 'only list them' } },

  async run(ports, given) {
    const isDry = given['dry-run'] === true;
    const round = await awaitRound(ports, 'erase-on-request', isDry);
    const open = await findOpenErasures(ports);
    const waiting =
      open.length > 0 ? [`${open.length} ${open.length === 1 ? 'is' : 'are'} not done: privacy list`] : [];
    return {
      lines: [roundLine(round), ...round.found, ...waiting],
      data: { ...round, open: open.map(({ id }) => id) },
      changes: isDry
        ? [{ of: 'housekeeping', id: 'erase-on-request', after: 'asked, with --dry-run' }]
        : round.found.map((what) => ({ of: 'erasure' as const, id: what.split(' ')[1] ?? '', after: what })),
    };
  },
};
