import type { Rejection } from '../../shared/domain/rejection.ts';
import type { UnreadableRejection } from '../../shared/ports/rejections-admin.ts';
import { allOption, choose } from './choose.ts';
import type { ActingCommand, ActReport } from './operator-command.ts';
import { reportPart } from './partly-done.ts';
import { rejectionLine, unreadableLine } from './rejection-line.ts';

/** Prints everything that it deletes, so that it can be kept: `--json > file`. */
export const discardRejections: ActingCommand = {
  isAct: true,
  name: 'rejections discard',
  optionalArguments: ['rejection'],
  summary: 'delete one or all rejections for good; their events stay with their orders',
  options: { all: allOption },

  destroys: () => 'deletes rejections for good',

  async run({ rejections }, given) {
    const found = await rejections.list();
    const chosen = choose(given, 'rejection', [...found.rejections, ...found.unreadable]);
    const done: (typeof chosen)[number][] = [];
    const discard = async () => {
      for (const rejection of chosen) {
        await rejections.forget(rejection);
        done.push(rejection);
      }
    };
    await reportPart(discard, () => reportOf(done));
    return reportOf(done);
  },
};

const reportOf = (done: readonly (Rejection | UnreadableRejection)[]): ActReport => ({
  lines: [
    `${done.length} discarded`,
    ...done.map((one) => ('fault' in one ? unreadableLine(one) : rejectionLine(one))),
  ],
  data: { discarded: done },
  changes: done.map(({ id, consumer }) => ({ of: 'rejection', id, before: { consumer }, after: 'discarded' })),
});
