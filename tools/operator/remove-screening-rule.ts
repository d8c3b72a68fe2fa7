import type { ActingCommand } from './operator-command.ts';
import { OpsError } from './ops-error.ts';
import { textOf } from './text-of.ts';

export const removeScreeningRule: ActingCommand = {
  isAct: true,
  name: 'screening rules remove',
  argument: 'rule',
  summary: 'remove a rule; orders that it holds still need a verdict',

  destroys: () => 'deletes a rule',

  async run({ screeningRules }, given) {
    const id = textOf(given, 'rule');
    let before: unknown;
    const rules = await screeningRules.change((stored) => {
      if (stored.every((rule) => rule.id !== id)) throw new OpsError(`there is no rule ${id}`);
      before = stored.find((rule) => rule.id === id);
      return stored.filter((rule) => rule.id !== id);
    });
    return { lines: [`${id} is removed; ${rules.length} left`], data: rules, changes: [{ of: 'rule', id, before }] };
  },
};
