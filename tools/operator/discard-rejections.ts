import { allOption, choose } from './choose.ts';
import type { ActingCommand } from './operator-command.ts';
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
    for (const rejection of chosen) await rejections.forget(rejection);
    const lines = chosen.map((one) => ('fault' in one ? unreadableLine(one) : rejectionLine(one)));
    return {
      lines: [`${chosen.length} discarded`, ...lines],
      data: { discarded: chosen },
      changes: chosen.map(({ id, consumer }) => ({ of: 'rejection', id, before: { consumer }, after: 'discarded' })),
    };
  },
};
