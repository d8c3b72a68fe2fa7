import type { OperatorCommand } from './operator-command.ts';
import { OpsError } from './ops-error.ts';
import { textOf } from './text-of.ts';

export const removeScreeningRule: OperatorCommand = {
  name: 'screening rules remove',
  argument: 'rule',
  summary: 'remove a rule; orders that it holds still need a verdict',

  async run({ screeningRules }, given) {
    const id = textOf(given, 'rule');
    const rules = await screeningRules.change((stored) => {
      if (stored.every((rule) => rule.id !== id)) throw new OpsError(`there is no rule ${id}`);
      return stored.filter((rule) => rule.id !== id);
    });
    return { lines: [`${id} is removed; ${rules.length} left`], data: rules };
  },
};
