import type { ScreeningRule } from '../../shared/domain/screening-rule.ts';
import type { OperatorCommand } from './operator-command.ts';

export const listScreeningRules: OperatorCommand = {
  name: 'screening rules list',
  summary: 'list the rules that select orders for screening; the first that holds decides',

  async run({ screeningRules }) {
    const rules = await screeningRules.read();
    return { lines: rules.length > 0 ? rules.map(ruleLine) : ['none: no order is screened'], data: rules };
  },
};

export function ruleLine({ id, description, verdict, withinHours, onDeadline, when, many }: ScreeningRule): string {
  const conditions = JSON.stringify({ ...when, ...(many === undefined ? {} : { many }) });
  return `${id}  ${verdict}, ${onDeadline} after ${withinHours} h  ${conditions}  ${description}`;
}
