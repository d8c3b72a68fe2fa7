import type { PartitionKeyText } from '../partition-key/partition-key.ts';

/** The items of a container that an operation sees. */
export type Scope =
  | { kind: 'all' }
  /** One logical partition, as far as it lies in the range. */
  | { kind: 'partition'; key: PartitionKeyText; within?: KeyRange }
  /** All partitions of a hierarchical key that share their first `levels` values, as far as they lie in the range. */
  | { kind: 'prefix'; levels: number; key: PartitionKeyText; within?: KeyRange }
  | ({ kind: 'range' } & KeyRange);

/** A range of effective partition keys, [min, max). */
export interface KeyRange {
  min: string;
  max: string;
}

/** A condition in SQLite's dialect, with the values of its question marks. */
export interface Condition {
  sql: string;
  values: (string | number | Buffer)[];
}

/** Conditions that compare properties with constants, and the expressions that an index for them has. */
export interface Filter extends Condition {
  expressions: string[];
}

export function scopeCondition(scope: Scope): Condition {
  switch (scope.kind) {
    case 'all':
      return { sql: 'TRUE', values: [] };
    case 'partition':
      return cut({ sql: 'pk = ?', values: [scope.key] }, scope.within);
    case 'prefix':
      return cut({ sql: `${prefixColumn(scope.levels)} = ?`, values: [scope.key] }, scope.within);
    case 'range':
      return { sql: 'epk >= ? AND epk < ?', values: [scope.min, scope.max] };
  }
}

/** The same, but SQLite reads by another index than that of the range. */
export function scopeBesideIndex(scope: Scope): Condition {
  return scope.kind === 'range' ? cut({ sql: 'TRUE', values: [] }, scope) : scopeCondition(scope);
}

/** The plus makes SQLite use the index of the key. */
function cut({ sql, values }: Condition, within: KeyRange | undefined): Condition {
  if (within === undefined) return { sql, values };
  return { sql: `${sql} AND +epk >= ? AND +epk < ?`, values: [...values, within.min, within.max] };
}

/** The column that holds the first `levels` values of a hierarchical key. */
export const prefixColumn = (levels: number): string => `p${levels}`;
