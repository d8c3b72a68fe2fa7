import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { integer, nullableText, text } from './columns.ts';

/** An event on its way to an instance. */
export interface StoredMessage {
  sequence: number;
  instanceKey: number;
  /** The execution it is meant for; null: whichever there is. */
  executionId: string | null;
  json: string;
}

/** What no episode has consumed yet. */
export class InboxTable {
  readonly #insert: StatementSync;
  readonly #delete: StatementSync;
  readonly #clear: StatementSync;
  readonly #all: StatementSync;
  #nextSequence: number;

  constructor(database: DatabaseSync) {
    this.#insert = database.prepare('INSERT INTO inbox VALUES (?, ?, ?, ?)');
    this.#delete = database.prepare('DELETE FROM inbox WHERE sequence = ?');
    this.#clear = database.prepare('DELETE FROM inbox WHERE instance_key = ?');
    this.#all = database.prepare('SELECT * FROM inbox ORDER BY sequence');
    const last = database.prepare('SELECT max(sequence) AS last FROM inbox').get()?.['last'];
    this.#nextSequence = 1 + (typeof last === 'number' ? last : 0);
  }

  /** @returns the message's sequence number: messages of an instance are consumed in this order */
  insert(instanceKey: number, executionId: string | null, json: string): number {
    const sequence = this.#nextSequence++;
    this.#insert.run(sequence, instanceKey, executionId, json);
    return sequence;
  }

  delete(sequence: number): void {
    this.#delete.run(sequence);
  }

  clear(instanceKey: number): void {
    this.#clear.run(instanceKey);
  }

  all(): StoredMessage[] {
    return this.#all.all().map((row) => ({
      sequence: integer(row, 'sequence'),
      instanceKey: integer(row, 'instance_key'),
      executionId: nullableText(row, 'execution_id'),
      json: text(row, 'event'),
    }));
  }
}
