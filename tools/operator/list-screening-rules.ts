import { causeOf } from '../../shared/cause-of.ts';
import type { ScreeningRule } from '../../shared/domain/screening-rule.ts';
import type { DamagedRule } from '../../shared/ports/screening-rules.ts';
import type { OperatorCommand } from './operator-command.ts';

export const listScreeningRules: OperatorCommand = {
  name: 'screening rules list',
  summary: 'list the rules that select orders for screening; the first that holds decides',

  async run({ screeningRules }) {
    const stored = await screeningRules.readEach();
    const lines = stored.map((entry) => ('rule' in entry ? ruleLine(entry.rule) : damagedLine(entry.damaged)));
    if (stored.every((entry) => 'rule' in entry)) {
      // They can be too many, or what stands around them damaged.
      const fault = await screeningRules.read().then(
        () => undefined,
        (error: unknown) => causeOf(error).message,
      );
      if (fault !== undefined)
        lines.push(`no order is placed: ${fault}; what screening rules set or remove writes is whole again`);
    }
    const data = stored.map((entry) => {
      if ('rule' in entry) return entry.rule;
      const { stored: _, ...damaged } = entry.damaged;
      return damaged;
    });
    return { lines: lines.length > 0 ? lines : ['none: no order is screened'], data };
  },
};

export function ruleLine({ id, description, verdict, withinHours, onDeadline, when, many }: ScreeningRule): string {
  const conditions = JSON.stringify({ ...when, ...(many === undefined ? {} : { many }) });
  return `${id}  ${verdict}, ${onDeadline} after ${withinHours} h  ${conditions}  ${description}`;
}

/** How a command names an entry: ids begin with a letter, so a number is never one. */
export const nameOfDamaged = ({ id, position }: DamagedRule): string => id ?? String(position);

const damagedLine = (damaged: DamagedRule) => {
  const name = nameOfDamaged(damaged);
  const replace = damaged.id === undefined ? '' : 'screening rules set FILE replaces it, or ';
  return `${name}  can’t be read, so no order is placed: ${damaged.fault}; ${replace}screening rules remove ${name}`;
};
