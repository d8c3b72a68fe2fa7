import type { ScreeningRule } from '../domain/screening-rule.ts';

/** An entry of the stored list that can't be read as a rule. */
export interface DamagedRule {
  /** Counted from 1. */
  position: number;
  /** If it can be read. */
  id: string | undefined;
  fault: string;
  /** It may name people. */
  stored: unknown;
}

export type StoredRule = { rule: ScreeningRule } | { damaged: DamagedRule };

export const idOf = (entry: StoredRule): string | undefined => ('rule' in entry ? entry.rule.id : entry.damaged.id);

/** The rules that select orders for screening, as an operator set them. */
export interface ScreeningRules {
  /** Those that apply to orders placed now: at most ten seconds old. Throws if one of them is damaged. */
  current(): Promise<readonly ScreeningRule[]>;
  /** Those that are stored. Throws if one of them is damaged, because an order that it would hold must not pass. */
  read(): Promise<readonly ScreeningRule[]>;
  /** Entry by entry, for those who mend it. @throws if nothing can be said of any entry */
  readEach(): Promise<readonly StoredRule[]>;
  /**
   * Writes what `decide` makes of the stored entries, and returns it. What is damaged stays as it is if `decide` returns it. If
   * another writer is faster, `decide` runs again. If nothing can be said of any entry, it gets `undefined`.
   */
  change(decide: (stored: readonly StoredRule[] | undefined) => readonly StoredRule[]): Promise<readonly StoredRule[]>;
}
