import type { DeclaredQueue, DeclaredSubscription, DeclaredTopic, Forwards } from '../declared-entities.ts';
import type { Message } from '../message/message.ts';
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

/** The destination of an entity's messages from the state file. */
interface MessageHome {
  entityId: number;
  sequence: Sequence;
  queue?: Queue;
  schedule?: Schedule;
}

/** A queue, a topic or a subscription with its dead-letter queues. The entity itself is first. */
export interface BuiltEntities {
  entities: [Entity, ...Entity[]];
  homes: MessageHome[];
}

/** Builds entities from their parts. */
export class EntityBuilder {
  readonly #store: Store;
  readonly #publishTo: (target: string) => Publish;

  /** @param publishTo finds a forwarding target; called when there are messages, once every entity exists */
  constructor(store: Store, publishTo: (target: string) => Publish) {
    this.#store = store;
    this.#publishTo = publishTo;
  }

  buildQueue(declared: DeclaredQueue): BuiltEntities {
    const { queue, sequence, deadLetterEntities, homes } = this.#build(
      declared.name,
      declared.settings,
      declared.forwards,
    );
    const { entrance, schedule } = this.#buildEntrance({
      entityId: queue.entityId,
      sequence,
      duplicateWindowMs: declared.duplicateWindowMs,
      requiresSession: declared.settings.requiresSession,
      publish: (content, arrival) => queue.stage(content, arrival),
    });
    const entity: Entity = { kind: 'queue', path: queue.path, links: new Set(), queue, entrance, schedule };
    return {
      entities: [entity, ...deadLetterEntities],
      homes: homes.map((home) => (home.queue === queue ? { ...home, schedule } : home)),
    };
  }

  /** @param subscriptions returns the subscriptions at the time when a message is published */
  buildTopic(declared: DeclaredTopic, subscriptions: () => Iterable<Subscription>): BuiltEntities {
    const { id, lastSequence } = this.#store.entity(declared.name);
    const sequence = new Sequence(this.#store, id, lastSequence);
    const { entrance, schedule } = this.#buildEntrance({
      entityId: id,
      sequence,
      duplicateWindowMs: declared.duplicateWindowMs,
      requiresSession: false,
      publish: (content, arrival) => {
        const timeToLiveCapMs = Math.min(declared.defaultTimeToLiveMs, arrival.timeToLiveCapMs);
        return publishToSubscriptions(content, [...subscriptions()], { ...arrival, timeToLiveCapMs });
      },
    });
    const entity: Entity = { kind: 'topic', path: declared.name, links: new Set(), entrance, schedule };
    return { entities: [entity], homes: [{ entityId: id, sequence, schedule }] };
  }

  buildSubscription(
    topic: string,
    { name, settings, forwards, rules: declaredRules }: DeclaredSubscription,
  ): BuiltEntities & { subscription: Subscription } {
    const path = `${topic}/Subscriptions/${name}`;
    const { queue, deadLetterEntities, homes } = this.#build(path, settings, forwards);
    const rules = new SubscriptionRules(this.#store, queue.entityId, path, declaredRules);
    const entity: Entity = { kind: 'subscription', path, links: new Set(), queue, rules };
    return { entities: [entity, ...deadLetterEntities], homes, subscription: { queue, rules } };
  }

  /**
   * A queue with its two dead-letter queues. They share one sequence, because a message keeps its number when it moves.
   */
  #build(path: string, settings: QueueSettings, forwards: Forwards) {
    const store = this.#store;
    const { id, lastSequence } = store.entity(path);
    const sequence = new Sequence(store, id, lastSequence);
    const buildDeadLetterQueue = (deadLetterPath: string) => {
      const entityId = store.entity(deadLetterPath).id;
      return new Queue({ path: deadLetterPath, entityId, store, sequence, settings: deadLetterSettings(settings) });
    };
    const transferDeadLetters = buildDeadLetterQueue(`${path}/$Transfer/$DeadLetterQueue`);
    const forwardingTo = (target: string | undefined) =>
      target === undefined ? undefined : new Forwarding(() => this.#publishTo(target), transferDeadLetters);
    const deadLetterQueue = buildDeadLetterQueue(`${path}/$DeadLetterQueue`);
    const deadLetters = new DeadLetters({
      queue: deadLetterQueue,
      source: path,
      store,
      sequence,
      forwarding: forwardingTo(forwards.deadLetters),
    });
    const forwarding = forwardingTo(forwards.messages);
    const parts = { path, entityId: id, store, sequence, settings, deadLetters, forwarding, transferDeadLetters };
    const queue = new Queue(parts);
    const deadLetterEntities: Entity[] = [
      { kind: 'dead-letter queue', path: deadLetterQueue.path, links: new Set(), queue: deadLetterQueue },
      {
        kind: 'transfer dead-letter queue',
        path: transferDeadLetters.path,
        links: new Set(),
        queue: transferDeadLetters,
      },
    ];
    const homes = [queue, deadLetterQueue, transferDeadLetters].map((home): MessageHome => {
      return { entityId: home.entityId, sequence, queue: home };
    });
    return { queue, sequence, deadLetterEntities, homes };
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
}

/** Loads the messages of `homes` from the state file. Those of other entities stay in it. */
export function loadMessages(store: Store, homes: readonly MessageHome[]): void {
  const byId = new Map(homes.map((home) => [home.entityId, home]));
  for (const { entityId, message } of store.loadMessages([...byId.keys()])) {
    const home = byId.get(entityId);
    if (home === undefined) continue;
    home.sequence.seen(message.sequenceNumber);
    takeIn(message, home);
  }
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
