import type { ScreeningRule } from '../../shared/domain/screening-rule.ts';
import type { ActingCommand } from './operator-command.ts';
import { OpsError } from './ops-error.ts';
import { recordedRule } from './recorded-rule.ts';
import { textOf } from './text-of.ts';

export const removeScreeningRule: ActingCommand = {
  isAct: true,
  name: 'screening rules remove',
  argument: 'rule',
  summary: 'remove a rule; orders that it holds still need a verdict',

  destroys: () => 'deletes a rule',

  async run({ screeningRules }, given) {
    const id = textOf(given, 'rule');
    let before: ScreeningRule | undefined;
    const rules = await screeningRules.change((stored) => {
      if (stored.every((rule) => rule.id !== id)) throw new OpsError(`there is no rule ${id}: screening rules list`);
      before = stored.find((rule) => rule.id === id);
      return stored.filter((rule) => rule.id !== id);
    });
    const changes = [{ of: 'rule' as const, id, before: before && recordedRule(before) }];
    return { lines: [`${id} is removed; ${rules.length} left`], data: rules, changes };
  },
};
