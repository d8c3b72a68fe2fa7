import type { Broker } from '../broker/broker.ts';
import { countsOf } from '../broker/entity.ts';
import type { SubscriptionRules } from '../broker/subscription-rules.ts';
import type { EntityDescription } from '../entity-description.ts';
import { requireEntityName } from '../entity-name.ts';
import { compileRule } from '../filters/rule.ts';
import type { Namespace } from '../namespace.ts';
import { refusals } from '../service-bus-error.ts';
import { type AtomEntry, childOf, readEntry, textOf, type XmlElement } from './atom.ts';
import { requireAzureRanges } from './azure-ranges.ts';
import { readEntity, writeEntity } from './entity-xml.ts';
import { readRule, writeRule } from './rule-xml.ts';

/** A resource without its URL, because clients reach it under different addresses. */
export type Resource = Omit<AtomEntry, 'url'> & { path: string };

const KINDS = {
  queue: 'QueueDescription',
  topic: 'TopicDescription',
  subscription: 'SubscriptionDescription',
} as const;
const DEFAULT_RULE = '$Default';

/**
 * The operations of the management API on resources; see `serveAdministration` for its format. Every method throws
 * ServiceBusError.
 */
export class Administration {
  readonly #namespace: Namespace;
  readonly #broker: Broker;
  readonly #isStrict: boolean;
  readonly #startedAt = Date.now();

  constructor(namespace: Namespace, broker: Broker, isStrict: boolean) {
    this.#namespace = namespace;
    this.#broker = broker;
    this.#isStrict = isStrict;
  }

  get namespace(): Resource {
    const time = new Date(this.#startedAt).toISOString();
    const { name } = this.#namespace;
    const description = { CreatedTime: time, MessagingSKU: 'Standard', ModifiedTime: time, Name: name };
    const more = { NamespaceType: 'Messaging' };
    return {
      ...{ path: '$namespaceinfo', title: name, updatedAt: this.#startedAt },
      ...{ kind: 'NamespaceInfo', description: { ...description, ...more } },
    };
  }

  entity(path: string): Resource {
    return this.#resource(this.#namespace.get(path));
  }

  list(kind: EntityDescription['kind'], topic?: string): Resource[] {
    if (topic !== undefined) this.#namespace.get(topic);
    return this.#namespace.list(kind, topic).map((entity) => this.#resource(entity));
  }

  /** @param path its last part is the entity's name */
  async putEntity(path: string, topic: string | undefined, body: string, isUpdate: boolean): Promise<Resource> {
    const { kind: element, description } = readEntry(body);
    const kind = kindOf(element, topic);
    const read = readEntity(description);
    if (this.#isStrict) requireAzureRanges(read);
    const name = topic === undefined ? path : path.slice(path.lastIndexOf('/') + 1);
    if (!isUpdate) requireEntityName(kind, name);
    const now = Date.now();
    const entity: EntityDescription = { kind, path, name, topic, ...read, createdAt: now, updatedAt: now };
    if (isUpdate) await this.#namespace.update(this.#broker, entity);
    else await this.#create(entity, childOf(description, 'DefaultRuleDescription'));
    return this.entity(path);
  }

  remove(path: string): Promise<void> {
    return this.#namespace.remove(this.#broker, path);
  }

  rules(subscription: string): Resource[] {
    const { createdAt } = this.#namespace.get(subscription);
    return this.#rulesOf(subscription)
      .all()
      .map((rule) => ({
        ...{ path: `${subscription}/Rules/${rule.name}`, title: rule.name, updatedAt: createdAt },
        ...{ kind: 'RuleDescription', description: writeRule(rule, createdAt) },
      }));
  }

  rule(subscription: string, name: string): Resource {
    const found = this.rules(subscription).find(({ title }) => title.toLowerCase() === name.toLowerCase());
    if (found === undefined) throw refusals.ruleNotFound(name, subscription);
    return found;
  }

  async putRule(subscription: string, name: string, body: string, isUpdate: boolean): Promise<Resource> {
    const rules = this.#rulesOf(subscription);
    const description = readRule(readEntry(body).description);
    compileRule(name, description);
    // Both in one turn, so that they are one transaction.
    await Promise.all([isUpdate ? rules.remove(name) : undefined, rules.add(name, description)]);
    return this.rule(subscription, name);
  }

  removeRule(subscription: string, name: string): Promise<void> {
    return this.#rulesOf(subscription).remove(name);
  }

  /** A subscription can be created with a rule other than the default, which matches everything. */
  async #create(entity: EntityDescription, firstRule: XmlElement): Promise<void> {
    if (Object.keys(firstRule).length === 0) return this.#namespace.create(this.#broker, entity);
    const name = textOf(firstRule, 'Name') ?? DEFAULT_RULE;
    requireEntityName('rule', name);
    const description = readRule(firstRule);
    compileRule(name, description);
    const created = this.#namespace.create(this.#broker, entity);
    // In the same turn, and so in the same transaction, as the subscription's creation.
    const rules = this.#broker.find(entity.path)?.rules;
    await Promise.all([created, rules?.remove(DEFAULT_RULE), rules?.add(name, description)]);
  }

  #rulesOf(subscription: string): SubscriptionRules {
    const rules = this.#broker.find(subscription)?.rules;
    if (rules === undefined) throw refusals.entityNotFound(subscription);
    return rules;
  }

  #resource(entity: EntityDescription): Resource {
    const { kind, path, name, updatedAt } = entity;
    const found = this.#broker.find(path);
    if (found === undefined) throw refusals.entityNotFound(path);
    const subscriptions = kind === 'topic' ? this.#namespace.list('subscription', path).length : 0;
    const description = writeEntity(entity, countsOf(found), subscriptions);
    return { path, title: name, updatedAt, kind: KINDS[kind], description };
  }
}

function kindOf(element: string, topic: string | undefined): EntityDescription['kind'] {
  const kind = (Object.keys(KINDS) as (keyof typeof KINDS)[]).find((one) => KINDS[one] === element);
  if (kind === undefined || (kind === 'subscription') !== (topic !== undefined)) {
    throw refusals.badRequest(`A ${element} can't be put here.`);
  }
  return kind;
}
