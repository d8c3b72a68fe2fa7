import type {
  DeclaredEntities,
  DeclaredQueue,
  DeclaredSubscription,
  DeclaredTopic,
  Forwards,
} from '../declared-entities.ts';
import type { Message } from '../message/message.ts';
import { refusals } from '../service-bus-error.ts';
import type { Store } from '../store.ts';
import type { Publish } from './arrival.ts';
import { DeadLetters } from './dead-letters.ts';
import { DuplicateDetection } from './duplicate-detection.ts';
import type { Entity } from './entity.ts';
import { Entrance } from './entrance.ts';
import { Forwarding } from './forwarding.ts';
import { Queue, type QueueSettings } from './queue.ts';
import { Schedule } from './schedule.ts';
import { Sequence } from './sequence.ts';
import { SubscriptionRules } from './subscription-rules.ts';
import { publishToSubscriptions, type Subscription } from './topic.ts';

/** All entities of the namespace with their messages. It knows nothing of AMQP links, connections or frames. */
export class Broker {
  readonly #store: Store;
  readonly #entities = new Map<string, Entity>();

  /** Builds the declared entities and reads their messages back. */
  constructor(declared: DeclaredEntities, store: Store) {
    this.#store = store;
    const homes: MessageHome[] = [];
    for (const queue of declared.queues) homes.push(...this.#addQueue(queue));
    for (const topic of declared.topics) homes.push(...this.#addTopic(topic));
    this.#loadMessages(homes);
    for (const { queue } of this.#entities.values()) void queue?.forwardStored();
  }

  /** The entity of a path such as `queue`, `topic/Subscriptions/name` or either with `/$DeadLetterQueue`, in any case. */
  find(path: string): Entity | undefined {
    return this.#entities.get(path.toLowerCase());
  }

  entities(): Iterable<Entity> {
    return this.#entities.values();
  }

  close(): void {
    for (const { queue, schedule } of this.#entities.values()) {
      queue?.close();
      schedule?.close();
    }
    this.#store.close();
  }

  #add(entity: Entity): void {
    this.#entities.set(entity.path.toLowerCase(), entity);
  }

  #addQueue(declared: DeclaredQueue): MessageHome[] {
    const { queue, sequence, homes } = this.#buildQueue(declared.name, declared.settings, declared.forwards);
    const { entrance, schedule } = this.#buildEntrance({
      entityId: queue.entityId,
      sequence,
      duplicateWindowMs: declared.duplicateWindowMs,
      requiresSession: declared.settings.requiresSession,
      publish: (content, arrival) => queue.stage(content, arrival),
    });
    this.#add({ kind: 'queue', path: queue.path, queue, entrance, schedule });
    return homes.map((home) => (home.queue === queue ? { ...home, schedule } : home));
  }

  #addTopic(declared: DeclaredTopic): MessageHome[] {
    const { id, lastSequence } = this.#store.entity(declared.name);
    const sequence = new Sequence(this.#store, id, lastSequence);
    const subscriptions: Subscription[] = [];
    const { entrance, schedule } = this.#buildEntrance({
      entityId: id,
      sequence,
      duplicateWindowMs: declared.duplicateWindowMs,
      requiresSession: false,
      publish: (content, arrival) => {
        const timeToLiveCapMs = Math.min(declared.defaultTimeToLiveMs, arrival.timeToLiveCapMs);
        return publishToSubscriptions(content, subscriptions, { ...arrival, timeToLiveCapMs });
      },
    });
    this.#add({ kind: 'topic', path: declared.name, entrance, schedule });
    const homes: MessageHome[] = [{ entityId: id, sequence, schedule }];
    for (const declaredSubscription of declared.subscriptions) {
      const { subscription, homes: more } = this.#addSubscription(declared.name, declaredSubscription);
      subscriptions.push(subscription);
      homes.push(...more);
    }
    return homes;
  }

  #addSubscription(topic: string, { name, settings, forwards, rules: declaredRules }: DeclaredSubscription) {
    const path = `${topic}/Subscriptions/${name}`;
    const { queue, homes } = this.#buildQueue(path, settings, forwards);
    const rules = new SubscriptionRules(this.#store, queue.entityId, path, declaredRules);
    this.#add({ kind: 'subscription', path, queue, rules });
    return { subscription: { queue, rules }, homes };
  }

  /** A queue with its two queues of dead letters; they share one sequence, since a message keeps its number when it moves. */
  #buildQueue(path: string, settings: QueueSettings, forwards: Forwards) {
    const store = this.#store;
    const { id, lastSequence } = store.entity(path);
    const sequence = new Sequence(store, id, lastSequence);
    const buildDeadLetterQueue = (deadLetterPath: string) => {
      const entityId = store.entity(deadLetterPath).id;
      return new Queue({ path: deadLetterPath, entityId, store, sequence, settings: deadLetterSettings(settings) });
    };
    const transferDeadLetters = buildDeadLetterQueue(`${path}/$Transfer/$DeadLetterQueue`);
    const forwardingTo = (target: string | undefined) =>
      target === undefined ? undefined : new Forwarding(path, () => this.#publishTo(target), transferDeadLetters);
    const deadLetters = new DeadLetters({
      queue: buildDeadLetterQueue(`${path}/$DeadLetterQueue`),
      source: path,
      store,
      sequence,
      forwarding: forwardingTo(forwards.deadLetters),
    });
    const forwarding = forwardingTo(forwards.messages);
    const parts = { path, entityId: id, store, sequence, settings, deadLetters, forwarding, transferDeadLetters };
    const queue = new Queue(parts);
    this.#add({ kind: 'dead-letter queue', path: deadLetters.queue.path, queue: deadLetters.queue });
    this.#add({ kind: 'transfer dead-letter queue', path: transferDeadLetters.path, queue: transferDeadLetters });
    const homes = [queue, deadLetters.queue, transferDeadLetters].map((home): MessageHome => {
      return { entityId: home.entityId, sequence, queue: home };
    });
    return { queue, sequence, homes };
  }

  /** Only called with messages at hand, when every entity is there. */
  #publishTo(target: string): Publish {
    const entrance = this.find(target)?.entrance;
    if (entrance === undefined) throw refusals.entityNotFound(target);
    return (content, arrival) => entrance.receive(content, arrival);
  }

  #buildEntrance(parts: {
    entityId: number;
    sequence: Sequence;
    duplicateWindowMs: number | undefined;
    requiresSession: boolean;
    publish: Publish;
  }) {
    const store = this.#store;
    const { entityId, sequence, duplicateWindowMs, requiresSession, publish } = parts;
    const schedule = new Schedule(store, entityId, sequence, publish);
    const duplicates =
      duplicateWindowMs === undefined ? undefined : new DuplicateDetection(store, entityId, duplicateWindowMs);
    const entrance = new Entrance({ store, sequence, schedule, duplicates, requiresSession, publish });
    return { entrance, schedule };
  }

  /** Messages of entities that are no longer declared stay in the state file, and are there again when the entity is. */
  #loadMessages(homes: readonly MessageHome[]): void {
    const byId = new Map(homes.map((home) => [home.entityId, home]));
    for (const { entityId, message } of this.#store.loadMessages()) {
      const home = byId.get(entityId);
      if (home === undefined) continue;
      home.sequence.seen(message.sequenceNumber);
      takeIn(message, home);
    }
  }
}

/** Where the messages of one entity of the state file belong. */
interface MessageHome {
  entityId: number;
  sequence: Sequence;
  queue?: Queue;
  schedule?: Schedule;
}

function takeIn(message: Message, { queue, schedule }: MessageHome): void {
  if (message.state === 'scheduled') schedule?.admit(message);
  else queue?.admit(message);
}

function deadLetterSettings(settings: QueueSettings): QueueSettings {
  return {
    ...settings,
    maxDeliveryCount: Infinity,
    defaultTimeToLiveMs: Infinity,
    deadLetterOnExpiration: false,
    requiresSession: false,
  };
}
