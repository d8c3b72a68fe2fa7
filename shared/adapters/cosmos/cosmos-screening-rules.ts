import type { Container } from '@azure/cosmos';
import { ScreeningRules as Rules, type ScreeningRule } from '../../domain/screening-rule.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ScreeningRules } from '../../ports/screening-rules.ts';
import { ExpiringCache } from '../expiring-cache.ts';
import { SharedList } from './shared-list.ts';

const CACHED_MS = 10_000;
const about = {
  id: 'screening-rules',
  field: 'rules',
  type: 'screeningRules',
  what: 'the screening rules',
} as const;

/** All rules are one document: a process reads it every ten seconds at most, for any number of orders. */
export class CosmosScreeningRules implements ScreeningRules {
  readonly #list: SharedList<ScreeningRule>;
  readonly #cache: ExpiringCache<'rules', readonly ScreeningRule[]>;

  constructor(container: Container, clock: Clock) {
    this.#list = new SharedList(container, about, Rules);
    this.#cache = new ExpiringCache(() => this.read(), { clock, maxAgeMs: CACHED_MS, maxEntries: 1 });
  }

  current(): Promise<readonly ScreeningRule[]> {
    return this.#cache.get('rules');
  }

  read(): Promise<readonly ScreeningRule[]> {
    return this.#list.read();
  }

  change(decide: (rules: readonly ScreeningRule[]) => readonly ScreeningRule[]): Promise<readonly ScreeningRule[]> {
    return this.#list.change(decide);
  }
}
