import { allOption, choose } from './choose.ts';
import type { OperatorCommand } from './operator-command.ts';
import { rejectionLine } from './rejection-line.ts';

/** What was discarded is printed whole, so that it can be kept: `--json > file`. */
export const discardRejections: OperatorCommand = {
  name: 'rejections discard',
  optionalArguments: ['rejection'],
  summary: 'forget one or all of them for good; its event stays with its order',
  options: { all: allOption },

  async run({ rejections }, given) {
    const chosen = choose(given, 'rejection', await rejections.all());
    for (const rejection of chosen) await rejections.forget(rejection);
    return {
      lines: [`${chosen.length} discarded`, ...chosen.map(rejectionLine)],
      data: { discarded: chosen },
    };
  },
};
