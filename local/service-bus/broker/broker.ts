import type { DeclaredEntities, DeclaredQueue, DeclaredTopic } from '../declared-entities.ts';
import type { Message } from '../message/message.ts';
import type { Store } from '../store.ts';
import { DuplicateDetection } from './duplicate-detection.ts';
import { Entrance } from './entrance.ts';
import { Queue, type QueueSettings } from './queue.ts';
import { type Publish, Schedule } from './schedule.ts';
import { Sequence } from './sequence.ts';
import { publishToSubscriptions, type Subscription } from './topic.ts';

export type EntityKind = 'queue' | 'topic' | 'subscription' | 'dead-letter queue';

export interface EntityCounts {
  active: number;
  scheduled: number;
  deferred: number;
  deadLettered: number;
}

/** What a path leads to: an entrance to send to, a queue to receive from, or both. */
export interface Entity {
  kind: EntityKind;
  path: string;
  entrance?: Entrance;
  queue?: Queue;
  schedule?: Schedule;
}

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
    const { queue, sequence, homes } = this.#buildQueue(declared.name, declared.settings);
    const { entrance, schedule } = this.#buildEntrance({
      entityId: queue.entityId,
      sequence,
      duplicateWindowMs: declared.duplicateWindowMs,
      publish: (content) => queue.stage(content),
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
      publish: (content) => publishToSubscriptions(content, subscriptions, declared.defaultTimeToLiveMs),
    });
    this.#add({ kind: 'topic', path: declared.name, entrance, schedule });
    const homes: MessageHome[] = [{ entityId: id, sequence, schedule }];
    for (const subscription of declared.subscriptions) {
      const path = `${declared.name}/Subscriptions/${subscription.name}`;
      const built = this.#buildQueue(path, subscription.settings);
      this.#add({ kind: 'subscription', path, queue: built.queue });
      subscriptions.push({ queue: built.queue, rules: subscription.rules });
      homes.push(...built.homes);
    }
    return homes;
  }

  /** A queue with its dead-letter queue; they share one sequence, since a message keeps its number when it moves. */
  #buildQueue(path: string, settings: QueueSettings) {
    const store = this.#store;
    const { id, lastSequence } = store.entity(path);
    const sequence = new Sequence(store, id, lastSequence);
    const deadLetterPath = `${path}/$DeadLetterQueue`;
    const deadLetters = new Queue({
      path: deadLetterPath,
      entityId: store.entity(deadLetterPath).id,
      store,
      sequence,
      settings: {
        ...settings,
        maxDeliveryCount: Infinity,
        defaultTimeToLiveMs: Infinity,
        deadLetterOnExpiration: false,
      },
    });
    const queue = new Queue({ path, entityId: id, store, sequence, settings, deadLetters });
    this.#add({ kind: 'dead-letter queue', path: deadLetterPath, queue: deadLetters });
    const homes: MessageHome[] = [
      { entityId: queue.entityId, sequence, queue },
      { entityId: deadLetters.entityId, sequence, queue: deadLetters },
    ];
    return { queue, sequence, homes };
  }

  #buildEntrance(parts: {
    entityId: number;
    sequence: Sequence;
    duplicateWindowMs: number | undefined;
    publish: Publish;
  }) {
    const store = this.#store;
    const { entityId, sequence, duplicateWindowMs, publish } = parts;
    const schedule = new Schedule(store, entityId, sequence, publish);
    const duplicates =
      duplicateWindowMs === undefined ? undefined : new DuplicateDetection(store, entityId, duplicateWindowMs);
    return { entrance: new Entrance({ store, sequence, schedule, duplicates, publish }), schedule };
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

/** Counts of one entity; a subscription's and a queue's include its dead letters. */
export function countsOf({ queue, schedule }: Entity): EntityCounts {
  return {
    active: queue?.counts.active ?? 0,
    scheduled: schedule?.size ?? 0,
    deferred: queue?.counts.deferred ?? 0,
    deadLettered: queue?.deadLetters?.counts.active ?? 0,
  };
}
