import type { DeclaredEntities, DeclaredQueue, DeclaredSubscription, DeclaredTopic } from '../declared-entities.ts';
import { refusals, type ServiceBusError } from '../service-bus-error.ts';
import type { Store } from '../store.ts';
import type { Publish } from './arrival.ts';
import type { Entity } from './entity.ts';
import { type BuiltEntities, EntityBuilder, loadMessages } from './entity-builder.ts';
import type { Subscription } from './topic.ts';

/** All entities of the namespace with their messages. It is independent of AMQP links, connections and frames. */
export class Broker {
  readonly #store: Store;
  readonly #builder: EntityBuilder;
  readonly #entities = new Map<string, Entity>();
  /** Keys of the entities that are created and removed together. */
  readonly #families = new Map<string, string[]>();
  /** By topic, then by subscription. */
  readonly #subscriptions = new Map<string, Map<string, Subscription>>();

  /** Builds the declared entities and loads their messages. */
  constructor(declared: DeclaredEntities, store: Store) {
    this.#store = store;
    this.#builder = new EntityBuilder(store, (target) => this.#publishTo(target));
    const built = [
      ...declared.queues.map((queue) => this.#installQueue(queue)),
      ...declared.topics.flatMap((topic) => [
        this.#installTopic(topic),
        ...topic.subscriptions.map((subscription) => this.#installSubscription(topic.name, subscription)),
      ]),
    ];
    loadMessages(
      store,
      built.flatMap(({ homes }) => homes),
    );
    for (const { queue } of this.#entities.values()) void queue?.forwardStored();
  }

  /**
   * The entity with a path such as `queue`, `topic/Subscriptions/name` or either with `/$DeadLetterQueue`, in any case.
   */
  find(path: string): Entity | undefined {
    return this.#entities.get(path.toLowerCase());
  }

  entities(): Iterable<Entity> {
    return this.#entities.values();
  }

  /** Within a write: adds a queue or changes its settings. Its links are ended, its messages stay. */
  putQueue(declared: DeclaredQueue): void {
    this.#remember();
    this.#uninstall(declared.name, refusals.detached(declared.name));
    this.#start(this.#installQueue(declared));
  }

  /** Within a write, like `putQueue`. Its subscriptions stay unchanged. */
  putTopic(declared: DeclaredTopic): void {
    this.#remember();
    this.#uninstall(declared.name, refusals.detached(declared.name));
    this.#start(this.#installTopic(declared));
  }

  /** Within a write, like `putQueue`. */
  putSubscription(topic: string, declared: DeclaredSubscription): void {
    const path = `${topic}/Subscriptions/${declared.name}`;
    this.#remember();
    this.#uninstall(path, refusals.detached(path));
    this.#start(this.#installSubscription(topic, declared));
  }

  /** Within a write: removes an entity with all of its messages, and a topic with its subscriptions. */
  remove(path: string): void {
    this.#remember();
    const [topic, name] = path.toLowerCase().split('/subscriptions/');
    for (const { queue } of this.#subscriptions.get(path.toLowerCase())?.values() ?? []) this.remove(queue.path);
    this.#subscriptions.get(topic ?? '')?.delete(name ?? '');
    for (const key of this.#uninstall(path, refusals.entityNotFound(path))) this.#store.entityChanges.forget(key);
  }

  close(): void {
    for (const { queue, schedule } of this.#entities.values()) {
      queue?.close();
      schedule?.close();
    }
    this.#store.close();
  }

  #installQueue(declared: DeclaredQueue): BuiltEntities {
    return this.#install(this.#builder.buildQueue(declared));
  }

  #installTopic(declared: DeclaredTopic): BuiltEntities {
    const subscriptions = this.#subscriptionsOf(declared.name);
    return this.#install(this.#builder.buildTopic(declared, () => subscriptions.values()));
  }

  #installSubscription(topic: string, declared: DeclaredSubscription): BuiltEntities {
    const built = this.#builder.buildSubscription(topic, declared);
    this.#subscriptionsOf(topic).set(declared.name.toLowerCase(), built.subscription);
    return this.#install(built);
  }

  #subscriptionsOf(topic: string): Map<string, Subscription> {
    const known = this.#subscriptions.get(topic.toLowerCase());
    if (known !== undefined) return known;
    const subscriptions = new Map<string, Subscription>();
    this.#subscriptions.set(topic.toLowerCase(), subscriptions);
    return subscriptions;
  }

  #install(built: BuiltEntities): BuiltEntities {
    const keys = built.entities.map((entity) => {
      const key = entity.path.toLowerCase();
      this.#entities.set(key, entity);
      return key;
    });
    this.#families.set(built.entities[0].path.toLowerCase(), keys);
    return built;
  }

  #start({ entities, homes }: BuiltEntities): void {
    this.#store.onFailure(() => {
      for (const entity of entities) closeEntity(entity);
    });
    loadMessages(this.#store, homes);
    void entities[0].queue?.forwardStored();
  }

  /** Within a write: restores the current state if the write fails. */
  #remember(): void {
    const entities = [...this.#entities];
    const families = [...this.#families];
    const subscriptions = [...this.#subscriptions].map(([topic, byName]) => ({ topic, byName, all: [...byName] }));
    this.#store.onFailure(() => {
      refill(this.#entities, entities);
      refill(this.#families, families);
      // Keep the same map objects, because topics refer to them.
      for (const { byName, all } of subscriptions) refill(byName, all);
      refill(
        this.#subscriptions,
        subscriptions.map(({ topic, byName }) => [topic, byName] as const),
      );
    });
  }

  /** @returns the keys of the removed entities */
  #uninstall(path: string, reason: ServiceBusError): string[] {
    const keys = this.#families.get(path.toLowerCase()) ?? [];
    this.#families.delete(path.toLowerCase());
    for (const key of keys) {
      const entity = this.#entities.get(key);
      this.#entities.delete(key);
      if (entity === undefined) continue;
      closeEntity(entity);
      this.#store.onFailure(() => reopenEntity(entity));
      const endLinks = () => {
        for (const link of entity.links) link.end(reason);
      };
      // Only once the removal is durable.
      void this.#store.durable().then(endLinks, () => undefined);
    }
    return keys;
  }

  #publishTo(target: string): Publish {
    const entrance = this.find(target)?.entrance;
    if (entrance === undefined) throw refusals.entityNotFound(target);
    return (content, arrival) => entrance.receive(content, arrival);
  }
}

function closeEntity({ entrance, schedule, queue }: Entity): void {
  entrance?.close();
  schedule?.close();
  queue?.close();
}

function reopenEntity({ entrance, schedule, queue }: Entity): void {
  entrance?.reopen();
  schedule?.reopen();
  queue?.reopen();
}

function refill<K, V>(map: Map<K, V>, entries: Iterable<readonly [K, V]>): void {
  map.clear();
  for (const [key, value] of entries) map.set(key, value);
}
