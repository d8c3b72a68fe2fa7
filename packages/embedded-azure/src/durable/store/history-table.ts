import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { text } from './columns.ts';

/** The events of each instance in their order, as JSON texts. */
export class HistoryTable {
  readonly #append: StatementSync;
  readonly #read: StatementSync;
  readonly #clear: StatementSync;

  constructor(database: DatabaseSync) {
    this.#append = database.prepare('INSERT INTO history VALUES (?, ?, ?)');
    this.#read = database.prepare('SELECT event FROM history WHERE instance_key = ? ORDER BY position');
    this.#clear = database.prepare('DELETE FROM history WHERE instance_key = ?');
  }

  /** @param position of the first of the events */
  append(instanceKey: number, position: number, events: readonly { json: string }[]): void {
    events.forEach((event, index) => {
      this.#append.run(instanceKey, position + index, event.json);
    });
  }

  read(instanceKey: number): string[] {
    return this.#read.all(instanceKey).map((row) => text(row, 'event'));
  }

  clear(instanceKey: number): void {
    this.#clear.run(instanceKey);
  }
}
