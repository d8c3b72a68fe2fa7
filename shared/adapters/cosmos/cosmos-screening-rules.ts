import { setTimeout as wait } from 'node:timers/promises';
import type { Container, JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { ScreeningRules as Rules, type ScreeningRule } from '../../domain/screening-rule.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ScreeningRules } from '../../ports/screening-rules.ts';
import { Unavailable } from '../../ports/unavailable.ts';
import { ExpiringCache } from '../expiring-cache.ts';
import { parseDocument } from './parse-document.ts';
import { CONFLICT, PRECONDITION_FAILED, statusOf } from './status-code.ts';

const RULES_ID = 'screening-rules';
const CACHED_MS = 10_000;
const MOST_ATTEMPTS = 10;
const RulesDocument = z.object({ type: z.literal('screening-rules'), rules: Rules });

/** All rules are one document: a process reads it every ten seconds at most, for any number of orders. */
export class CosmosScreeningRules implements ScreeningRules {
  readonly #container: Container;
  readonly #cache: ExpiringCache<'rules', readonly ScreeningRule[]>;

  constructor(container: Container, clock: Clock) {
    this.#container = container;
    this.#cache = new ExpiringCache(() => this.read(), { clock, maxAgeMs: CACHED_MS, maxEntries: 1 });
  }

  current(): Promise<readonly ScreeningRule[]> {
    return this.#cache.get('rules');
  }

  async read(): Promise<readonly ScreeningRule[]> {
    return (await this.#read()).rules;
  }

  async change(decide: (rules: readonly ScreeningRule[]) => readonly ScreeningRule[]) {
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      const { rules, etag } = await this.#read();
      const next = Rules.parse(decide(rules));
      const document = { id: RULES_ID, type: 'screening-rules', schemaVersion: 1, rules: next };
      try {
        if (etag === undefined) await this.#container.items.create(document);
        else {
          const accessCondition = { type: 'IfMatch', condition: etag };
          await this.#container.item(RULES_ID, RULES_ID).replace(document, { accessCondition });
        }
        return next;
      } catch (error) {
        const status = statusOf(error);
        if (status !== CONFLICT && status !== PRECONDITION_FAILED) throw error;
        await wait(Math.random() * 2 ** attempt);
      }
    }
    throw new Unavailable(`the screening rules were changed by others ${MOST_ATTEMPTS} times in a row`);
  }

  async #read(): Promise<{ rules: readonly ScreeningRule[]; etag: string | undefined }> {
    const { resource, etag } = await this.#container.item(RULES_ID, RULES_ID).read<JSONObject>();
    if (resource === undefined) return { rules: [], etag: undefined };
    return { rules: parseDocument(RulesDocument, resource, 'screeningRules').rules, etag };
  }
}
