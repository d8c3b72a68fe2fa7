import type { Condition } from './scope.ts';
import { sortColumn } from './table-layout.ts';

export interface KeyBounds {
  /** Inclusive or exclusive makes no difference. Sort keys are unique, so a page resumes by `after`. */
  from: Buffer | undefined;
  to: Buffer | undefined;
  after: Buffer | undefined;
}

/** Inclusive. A wider part than wanted makes no difference, because matching items are checked again. */
export interface TextBounds {
  from: string;
  to: string | undefined;
}

/** The part of a composite index between two keys. */
export function boundsCondition(index: number, { from, to, after }: KeyBounds, reverse = false): Condition {
  const condition: Condition = { sql: 'TRUE', values: [] };
  const bound = (comparison: string, key: Buffer | undefined) => {
    if (key === undefined) return;
    condition.sql += ` AND ${sortColumn(index)} ${comparison} ?`;
    condition.values.push(key);
  };
  bound('>=', from);
  bound('<', to);
  bound(reverse ? '<' : '>', after);
  return condition;
}
