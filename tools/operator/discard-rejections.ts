import { allOption, choose } from './choose.ts';
import type { Command } from './command.ts';
import { forgetRejection, rejectionLine, rejectionsIn } from './rejections.ts';

/** What was discarded is printed whole, so that it can be kept: `--json > file`. */
export const discardRejections: Command = {
  name: 'rejections discard',
  optionalArgument: 'rejection',
  summary: 'forget one or all of them for good; its event stays with its order',
  options: { all: allOption },

  async run(azure, given) {
    const chosen = choose(given, 'rejection', await rejectionsIn(azure));
    for (const rejection of chosen) await forgetRejection(azure, rejection);
    return {
      lines: [`${chosen.length} discarded`, ...chosen.map(rejectionLine)],
      data: { discarded: chosen },
    };
  },
};
