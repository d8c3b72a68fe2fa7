import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { integer, text } from './columns.ts';

export interface EntityInboxRow {
  sequence: number;
  entityId: string;
  json: string;
}

/** Messages that no batch of their entity has consumed yet. */
export class EntityInboxTable {
  readonly #insert: StatementSync;
  readonly #delete: StatementSync;
  readonly #all: StatementSync;
  #nextSequence: number;

  constructor(database: DatabaseSync) {
    this.#insert = database.prepare('INSERT INTO entity_inbox VALUES (?, ?, ?)');
    this.#delete = database.prepare('DELETE FROM entity_inbox WHERE sequence = ?');
    this.#all = database.prepare('SELECT * FROM entity_inbox ORDER BY sequence');
    const last = database.prepare('SELECT max(sequence) AS last FROM entity_inbox').get()?.['last'];
    this.#nextSequence = 1 + (typeof last === 'number' ? last : 0);
  }

  /** @returns the message's sequence number: an entity's messages are served in this order */
  insert(entityId: string, json: string): number {
    const sequence = this.#nextSequence++;
    this.#insert.run(sequence, entityId, json);
    return sequence;
  }

  delete(sequence: number): void {
    this.#delete.run(sequence);
  }

  all(): EntityInboxRow[] {
    return this.#all.all().map((row) => ({
      sequence: integer(row, 'sequence'),
      entityId: text(row, 'entity_id'),
      json: text(row, 'message'),
    }));
  }
}
