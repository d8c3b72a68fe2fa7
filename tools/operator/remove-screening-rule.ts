import type { StoredRule } from '../../shared/ports/screening-rules.ts';
import { nameOfDamaged } from './list-screening-rules.ts';
import type { ActingCommand } from './operator-command.ts';
import { OpsError } from './ops-error.ts';
import { recordedRule } from './recorded-rule.ts';
import { textOf } from './text-of.ts';

export const removeScreeningRule: ActingCommand = {
  isAct: true,
  name: 'screening rules remove',
  argument: 'rule',
  summary:
    'remove a rule; orders that it holds still need a verdict. One that can’t be read has the name that the list gives it',

  destroys: () => 'deletes a rule',

  async run({ screeningRules }, given) {
    const id = textOf(given, 'rule');
    const isMeant = (entry: StoredRule) =>
      'rule' in entry ? entry.rule.id === id : nameOfDamaged(entry.damaged) === id;
    let removed: StoredRule | undefined;
    const left = await screeningRules.change((stored) => {
      if (stored === undefined)
        throw new OpsError('the rules can’t be read at all: screening rules set FILE replaces them');
      removed = stored.find(isMeant);
      if (removed === undefined) throw new OpsError(`there is no rule ${id}: screening rules list`);
      return stored.filter((entry) => !isMeant(entry));
    });
    const before =
      removed && ('rule' in removed ? recordedRule(removed.rule) : `it could not be read: ${removed.damaged.fault}`);
    const rules = left.flatMap((entry) => ('rule' in entry ? [entry.rule] : []));
    const changes = [{ of: 'rule' as const, id, before }];
    const damaged = left.flatMap((entry) => ('damaged' in entry ? [nameOfDamaged(entry.damaged)] : []));
    const still = damaged.length > 0 ? `, of which these can’t be read: ${damaged.join(', ')}` : '';
    return { lines: [`${id} is removed; ${left.length} left${still}`], data: rules, changes };
  },
};
