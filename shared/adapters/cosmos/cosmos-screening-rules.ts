import type { Container, JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { RuleId, ScreeningRules as Rules, ScreeningRule } from '../../domain/screening-rule.ts';
import { explainIssue } from '../../explain-issue.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ScreeningRules, StoredRule } from '../../ports/screening-rules.ts';
import { ExpiringCache } from '../expiring-cache.ts';
import { firstFaultOf } from './first-fault-of.ts';
import { type Readable, SharedList } from './shared-list.ts';

const CACHED_MS = 10_000;
const about = {
  id: 'screening-rules',
  field: 'rules',
  type: 'screeningRules',
  what: 'the screening rules',
} as const;
const Entries = z.object({ rules: z.array(z.unknown()) });
const Named = z.object({ id: RuleId });

/** All rules are one document: a process reads it every ten seconds at most, for any number of orders. */
export class CosmosScreeningRules implements ScreeningRules {
  readonly #list: SharedList<ScreeningRule>;
  readonly #entries: SharedList<unknown>;
  readonly #cache: ExpiringCache<'rules', readonly ScreeningRule[]>;

  constructor(container: Container, clock: Clock) {
    this.#list = new SharedList(container, about, Rules);
    this.#entries = new SharedList(container, about, z.array(z.unknown()), toEntries);
    this.#cache = new ExpiringCache(() => this.read(), { clock, maxAgeMs: CACHED_MS, maxEntries: 1 });
  }

  current(): Promise<readonly ScreeningRule[]> {
    return this.#cache.get('rules');
  }

  read(): Promise<readonly ScreeningRule[]> {
    return this.#list.read();
  }

  async readEach(): Promise<readonly StoredRule[]> {
    const { items, isList } = await this.#entries.readAll();
    // Says what is wrong with the whole document.
    return isList ? items.map(toStored) : (await this.read()).map((rule) => ({ rule }));
  }

  async change(
    decide: (stored: readonly StoredRule[] | undefined) => readonly StoredRule[],
  ): Promise<readonly StoredRule[]> {
    const written = await this.#entries.change((items, faults) =>
      decide(items.length === 0 && faults.length > 0 ? undefined : items.map(toStored)).map((entry) =>
        'rule' in entry ? ScreeningRule.parse(entry.rule) : entry.damaged.stored,
      ),
    );
    return written.map(toStored);
  }
}

function toEntries(document: JSONObject): Readable<unknown> {
  const { data, error } = Entries.safeParse(document, { error: explainIssue });
  if (error !== undefined) return { items: [], faults: [firstFaultOf(error)], isList: false };
  const faults = data.rules.map(toStored).flatMap((entry) => ('rule' in entry ? [] : [entry.damaged.fault]));
  return { items: data.rules, faults, isList: true };
}

function toStored(entry: unknown, n: number): StoredRule {
  const { data: rule, error } = ScreeningRule.safeParse(entry, { error: explainIssue });
  if (rule !== undefined) return { rule };
  const { id } = Named.safeParse(entry).data ?? {};
  return { damaged: { position: n + 1, id, fault: firstFaultOf(error), stored: entry } };
}
