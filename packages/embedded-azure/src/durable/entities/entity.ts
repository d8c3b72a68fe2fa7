import type { EntityRecord } from '../store/entities-table.ts';
import { type EntityMessage, type EntityRequest, REQUEST_EVENT } from './entity-message.ts';

/** A message in the state file. */
export interface StoredEntityMessage {
  sequence: number;
  message: EntityMessage;
}

/** The messages that an entity processes together. */
export interface EntityBatch {
  /** Removed from the state file with the batch's commit. */
  consumed: StoredEntityMessage[];
  operations: EntityRequest[];
  /** Granted after the operations; no other caller is served after it. */
  lock: EntityRequest | undefined;
  /** The holder of the lock afterwards. */
  lockedBy: string | null;
}

/**
 * An entity that has something to do, with its messages in the order in which DurableTaskExtension.EntityMiddleware
 * serves them. While it is locked, only the holder is served, and its messages overtake all others.
 */
export class Entity {
  readonly record: EntityRecord;
  #holders: StoredEntityMessage[] = [];
  #others: StoredEntityMessage[] = [];

  constructor(record: EntityRecord) {
    this.record = record;
  }

  get isIdle(): boolean {
    return this.#holders.length === 0 && this.#others.length === 0;
  }

  get isReady(): boolean {
    return this.#holders.length > 0 || (this.record.lockedBy === null && this.#others.length > 0);
  }

  deliver(stored: StoredEntityMessage): void {
    if (isOf(this.record.lockedBy, stored)) this.#holders.push(stored);
    else this.#others.push(stored);
  }

  /** Takes as many messages as may be processed together. */
  takeBatch(maxOperations: number): EntityBatch {
    const { lockedBy } = this.record;
    const batch: EntityBatch = { consumed: [], operations: [], lock: undefined, lockedBy };
    let from = this.#holders;
    let taken = 0;
    while (batch.operations.length < maxOperations) {
      if (from === this.#holders && taken === from.length && batch.lockedBy === null) {
        this.#holders = [];
        from = this.#others;
        taken = 0;
      }
      const next = from[taken];
      if (!next) break;
      taken++;
      batch.consumed.push(next);
      const { name, body } = next.message;
      if (name !== REQUEST_EVENT) {
        if (body.parent === batch.lockedBy) batch.lockedBy = null;
      } else if (body.lockset) {
        batch.lock = body;
        batch.lockedBy = body.parent ?? null;
        break;
      } else {
        batch.operations.push(body);
      }
    }
    from.splice(0, taken);
    return batch;
  }

  /** The batch is on disk: from now on the holder's messages overtake the others, including earlier ones. */
  lockChanged(lockedBy: string | null): void {
    if (this.record.lockedBy === lockedBy) return;
    this.record.lockedBy = lockedBy;
    const waiting = [...this.#holders, ...this.#others];
    this.#holders = waiting.filter((stored) => isOf(lockedBy, stored));
    this.#others = waiting.filter((stored) => !isOf(lockedBy, stored));
  }
}

function isOf(holder: string | null, { message }: StoredEntityMessage): boolean {
  return holder !== null && message.body.parent === holder;
}
