import { requireEntityName } from '../entity-name.ts';
import { compileRule, type Rule, type RuleDescription, readRuleDescription } from '../filters/rule.ts';
import type { MessageContent } from '../message/message-content.ts';
import { refusals } from '../service-bus-error.ts';
import type { Store } from '../store.ts';

/** Names the rule that made a copy by its action. */
const RULE_NAME = 'RuleName';

/**
 * The rules of one subscription: the declared ones, with the changes at run time applied by name. A rule that was
 * removed or replaced at run time stays so, whatever is declared under its name. Names ignore case.
 */
export class SubscriptionRules {
  readonly #store: Store;
  readonly #entityId: number;
  readonly #path: string;
  readonly #rules = new Map<string, Rule>();

  /** @param path of the subscription */
  constructor(store: Store, entityId: number, path: string, declared: readonly Rule[]) {
    this.#store = store;
    this.#entityId = entityId;
    this.#path = path;
    for (const rule of declared) this.#rules.set(rule.name.toLowerCase(), rule);
    for (const { name, description } of store.loadRuleChanges(entityId)) {
      if (description === null) this.#rules.delete(name.toLowerCase());
      else this.#rules.set(name.toLowerCase(), compileRule(name, readRuleDescription(description)));
    }
  }

  /**
   * What the subscription gets of a message: one copy for all matching rules without an action, and one for each rule
   * with an action (https://learn.microsoft.com/azure/service-bus-messaging/topic-filters).
   */
  select(content: MessageContent): MessageContent[] {
    const copies: MessageContent[] = [];
    let plain = false;
    for (const { name, matches, act } of this.#rules.values()) {
      if (!matches(content)) continue;
      if (act === undefined) plain = true;
      else copies.push(act(content).withApplicationProperties({ [RULE_NAME]: name }));
    }
    if (plain) copies.push(content);
    return copies;
  }

  /** By name. */
  all(): Rule[] {
    return [...this.#rules.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  /**
   * Resolves when it is durable. It applies to messages that are published from then on.
   *
   * @throws ServiceBusError | FilterSyntaxError
   */
  async add(name: string, description: RuleDescription): Promise<void> {
    requireEntityName('rule', name);
    const key = name.toLowerCase();
    if (this.#rules.has(key)) throw refusals.ruleExists(name, this.#path);
    const rule = compileRule(name, description);
    await this.#store.write(() => {
      this.#store.saveRuleChange(this.#entityId, name, JSON.stringify(description));
      this.#store.onFailure(() => this.#rules.delete(key));
      this.#rules.set(key, rule);
    });
  }

  /** @throws ServiceBusError if there is no such rule */
  async remove(name: string): Promise<void> {
    const key = name.toLowerCase();
    const rule = this.#rules.get(key);
    if (rule === undefined) throw refusals.ruleNotFound(name, this.#path);
    await this.#store.write(() => {
      this.#store.saveRuleChange(this.#entityId, rule.name, null);
      this.#store.onFailure(() => this.#rules.set(key, rule));
      this.#rules.delete(key);
    });
  }
}
