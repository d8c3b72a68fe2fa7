import type { PartitionKeyText } from '../partition-key/partition-key.ts';

/** Which items of a container an operation sees. */
export type Scope =
  | { kind: 'all' }
  /** One logical partition. */
  | { kind: 'partition'; key: PartitionKeyText }
  /** All partitions of a hierarchical key that share their first `levels` values. */
  | { kind: 'prefix'; levels: number; key: PartitionKeyText }
  /** A range of effective partition keys, [min, max). */
  | { kind: 'range'; min: string; max: string };

/** A condition in SQLite's dialect, with what its question marks stand for. */
export interface Condition {
  sql: string;
  values: (string | number | Buffer)[];
}

export function scopeCondition(scope: Scope): Condition {
  switch (scope.kind) {
    case 'all':
      return { sql: 'TRUE', values: [] };
    case 'partition':
      return { sql: 'pk = ?', values: [scope.key] };
    case 'prefix':
      return { sql: `${prefixColumn(scope.levels)} = ?`, values: [scope.key] };
    case 'range':
      return { sql: 'epk >= ? AND epk < ?', values: [scope.min, scope.max] };
  }
}

/** The column that holds the first `levels` values of a hierarchical key. */
export const prefixColumn = (levels: number): string => `p${levels}`;
