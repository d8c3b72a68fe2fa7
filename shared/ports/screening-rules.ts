import type { ScreeningRule } from '../domain/screening-rule.ts';

/** The rules that select orders for screening, as an operator set them. */
export interface ScreeningRules {
  /** Those that apply to orders placed now: at most ten seconds old. */
  current(): Promise<readonly ScreeningRule[]>;
  /** Those that are stored. */
  read(): Promise<readonly ScreeningRule[]>;
  /** Writes what `decide` makes of the stored rules. If another writer is faster, `decide` runs again. */
  change(decide: (rules: readonly ScreeningRule[]) => readonly ScreeningRule[]): Promise<readonly ScreeningRule[]>;
}
