import { z } from 'zod';
import type { Broker } from './broker/broker.ts';
import { declareQueue, declareSubscription, declareTopic } from './declare-entities.ts';
import type { NamespaceShape } from './entities-file-shape.ts';
import { type EntityDescription, readEntityDescription, toNamespaceShape } from './entity-description.ts';
import { faultsOfForwarding } from './forwarding-faults.ts';
import { refusals } from './service-bus-error.ts';
import type { Store } from './store.ts';

const Changed = z.object({ description: z.string().nullable() });

/**
 * The described entities: those of the entities file, with the changes at run time applied by path. What was removed or
 * changed at run time stays so, whatever the file says.
 */
export class Namespace {
  readonly name: string;
  readonly #store: Store;
  readonly #entities = new Map<string, EntityDescription>();

  /** @throws Error if changes at run time no longer fit the file */
  constructor(declared: NamespaceShape, store: Store) {
    this.name = declared.Name;
    this.#store = store;
    for (const entity of describeDeclared(declared, Date.now())) this.#entities.set(keyOf(entity.path), entity);
    for (const row of store.entityChanges.load()) {
      const { description } = Changed.parse(row);
      if (description === null) this.#entities.delete(keyOf(row.path));
      else this.#entities.set(keyOf(row.path), readEntityDescription(description));
    }
    const faults = faultsOfForwarding(this.shape);
    if (faults.length > 0) throw new Error(`what was changed at run time doesn't fit the file: ${faults.join('; ')}`);
  }

  get shape(): NamespaceShape {
    return toNamespaceShape(this.name, this.#entities.values());
  }

  /** @throws ServiceBusError */
  get(path: string): EntityDescription {
    const entity = this.#entities.get(keyOf(path));
    if (entity === undefined) throw refusals.entityNotFound(path);
    return entity;
  }

  /** By path. @param topic of subscriptions */
  list(kind: EntityDescription['kind'], topic?: string): EntityDescription[] {
    return [...this.#entities.values()]
      .filter((entity) => entity.kind === kind && (topic === undefined || keyOf(entity.topic ?? '') === keyOf(topic)))
      .sort((one, other) => (keyOf(one.path) < keyOf(other.path) ? -1 : 1));
  }

  /** Resolves when it is durable and available. @throws ServiceBusError */
  async create(broker: Broker, entity: EntityDescription): Promise<void> {
    if (this.#entities.has(keyOf(entity.path))) throw refusals.entityExists(entity.path);
    if (entity.kind === 'subscription' && this.get(entity.topic ?? '').kind !== 'topic') {
      throw refusals.badRequest(`'${entity.topic}' is no topic.`);
    }
    await this.#put(broker, entity);
  }

  /** @throws ServiceBusError if there is no such entity, or for properties that can't be changed */
  async update(broker: Broker, entity: EntityDescription): Promise<void> {
    const before = this.get(entity.path);
    for (const fixed of ['RequiresSession', 'RequiresDuplicateDetection'] as const) {
      if ((before.properties[fixed] ?? false) !== (entity.properties[fixed] ?? false)) {
        throw refusals.badRequest(`${fixed} of '${entity.path}' can't be changed any more.`);
      }
    }
    await this.#put(broker, { ...entity, path: before.path, createdAt: before.createdAt, rules: before.rules });
  }

  /** With all of its messages, and a topic with its subscriptions. @throws ServiceBusError */
  async remove(broker: Broker, path: string): Promise<void> {
    const { path: known, kind } = this.get(path);
    const gone = [known, ...(kind === 'topic' ? this.list('subscription', known).map((one) => one.path) : [])];
    const left = new Map(this.#entities);
    for (const one of gone) left.delete(keyOf(one));
    this.#requireSound(left);
    await this.#store.write(() => {
      this.#remember();
      for (const one of gone) this.#store.entityChanges.save(one, null);
      broker.remove(known);
      for (const one of gone) this.#entities.delete(keyOf(one));
    });
  }

  async #put(broker: Broker, entity: EntityDescription): Promise<void> {
    this.#requireSound(new Map([...this.#entities, [keyOf(entity.path), entity]]));
    await this.#store.write(() => {
      this.#remember();
      this.#store.entityChanges.save(entity.path, JSON.stringify(entity));
      this.#entities.set(keyOf(entity.path), entity);
      const { name, properties, topic } = entity;
      if (entity.kind === 'queue') broker.putQueue(declareQueue({ Name: name, Properties: properties }));
      else if (entity.kind === 'topic') {
        broker.putTopic(declareTopic({ Name: name, Properties: properties, Subscriptions: [] }));
      } else {
        const subscription = { Name: name, Properties: properties, Rules: entity.rules };
        broker.putSubscription(topic ?? '', declareSubscription(topic ?? '', subscription));
      }
    });
  }

  /** Within a write: restores the current state if the write fails. */
  #remember(): void {
    const entities = [...this.#entities];
    this.#store.onFailure(() => {
      this.#entities.clear();
      for (const [key, entity] of entities) this.#entities.set(key, entity);
    });
  }

  #requireSound(entities: Map<string, EntityDescription>): void {
    const faults = faultsOfForwarding(toNamespaceShape(this.name, entities.values()));
    if (faults.length > 0) throw refusals.badRequest(`${faults.join('; ')}.`);
  }
}

const keyOf = (path: string): string => path.toLowerCase();

function describeDeclared({ Queues, Topics }: NamespaceShape, now: number): EntityDescription[] {
  const common = { stored: {}, createdAt: now, updatedAt: now };
  return [
    ...Queues.map(({ Name, Properties }): EntityDescription => {
      return { kind: 'queue', path: Name, name: Name, properties: Properties, ...common };
    }),
    ...Topics.flatMap(({ Name: topic, Properties, Subscriptions }): EntityDescription[] => [
      { kind: 'topic', path: topic, name: topic, properties: Properties, ...common },
      ...Subscriptions.map(({ Name, Properties: properties, Rules }): EntityDescription => {
        const path = `${topic}/Subscriptions/${Name}`;
        return { kind: 'subscription', path, name: Name, topic, properties, rules: Rules, ...common };
      }),
    ]),
  ];
}
