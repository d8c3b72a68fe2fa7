import { randomUUID } from 'node:crypto';
import type { DurableStore } from '../store/durable-store.ts';
import type { EntityRecord } from '../store/entities-table.ts';
import { Entity, type EntityBatch } from './entity.ts';
import type { EntityOutcome } from './entity-batch-run.ts';
import { type EntityId, parseSchedulerId, schedulerId } from './entity-id.ts';
import {
  type EntityMessage,
  type EntityRequest,
  entityReply,
  parseEntityMessage,
  REQUEST_EVENT,
} from './entity-message.ts';

export interface EntityHubEvents {
  /** An entity has something to process. */
  onMessage(entity: Entity): void;
  /** Answers an orchestration: `reply` is the value of the event that is named after its request. */
  onReply(request: EntityRequest, reply: string): void;
}

/**
 * The entities: those with messages are in memory, all are in the state file. Call every method that changes something
 * inside one `DurableStore.write`, so that related changes are committed together.
 */
export class EntityHub {
  readonly #store: DurableStore;
  readonly #events: EntityHubEvents;
  readonly #busy = new Map<string, Entity>();

  constructor(store: DurableStore, events: EntityHubEvents) {
    this.#store = store;
    this.#events = events;
  }

  /** Continues with the messages that are still in the state file. */
  load(): void {
    for (const { sequence, entityId, json } of this.#store.entityInbox.all()) {
      this.#deliver(entityId, sequence, parseEntityMessage(json));
    }
  }

  find(id: EntityId): EntityRecord | undefined {
    return this.#store.entities.find(schedulerId(id));
  }

  send(id: EntityId, message: EntityMessage): void {
    const entityId = schedulerId(id);
    const sequence = this.#store.entityInbox.insert(entityId, JSON.stringify(message));
    this.#deliver(entityId, sequence, message);
  }

  /** Writes the results of a batch: state, consumed messages, replies, signals and the new lock. */
  apply(
    entity: Entity,
    { consumed, operations, lock, lockedBy }: EntityBatch,
    outcome: EntityOutcome | undefined,
  ): void {
    const { record } = entity;
    for (const { sequence } of consumed) this.#store.entityInbox.delete(sequence);
    if (outcome) {
      record.exists = outcome.entityExists;
      record.state = outcome.entityExists ? (outcome.entityState ?? null) : null;
      record.updatedAt = Date.now();
    }
    entity.lockChanged(lockedBy);
    for (const [index, request] of operations.entries()) {
      const { result, isError } = outcome?.results[index] ?? { isError: false };
      if (!request.signal) this.#events.onReply(request, entityReply(result ?? null, isError));
    }
    for (const { target, name, input } of outcome?.signals ?? []) {
      const body = { op: name, signal: true, id: randomUUID(), parent: record.entityId, ...(input && { input }) };
      this.send(target, { name: REQUEST_EVENT, body });
    }
    if (lock) this.#lockGranted(lock);
    if (record.exists || record.lockedBy !== null) this.#store.entities.save(record);
    else this.#store.entities.delete(record.entityId);
    if (entity.isIdle) this.#busy.delete(record.entityId);
  }

  /** Passes the lock request to the next entity of its set. The last one answers. */
  #lockGranted(request: EntityRequest): void {
    const pos = (request.pos ?? 0) + 1;
    const next = request.lockset?.[pos];
    if (next) this.send(next, { name: REQUEST_EVENT, body: { ...request, pos } });
    else this.#events.onReply(request, entityReply(JSON.stringify('Lock Acquisition Completed'), false));
  }

  #deliver(entityId: string, sequence: number, message: EntityMessage): void {
    const entity = this.#busy.get(entityId) ?? new Entity(this.#store.entities.find(entityId) ?? newRecord(entityId));
    this.#busy.set(entityId, entity);
    entity.deliver({ sequence, message });
    this.#events.onMessage(entity);
  }
}

function newRecord(entityId: string): EntityRecord {
  const { name, key } = parseSchedulerId(entityId) ?? { name: '', key: '' };
  return { entityId, name, key, exists: false, state: null, lockedBy: null, updatedAt: Date.now() };
}
