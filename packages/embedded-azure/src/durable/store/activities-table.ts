import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { integer, nullableText, text } from './columns.ts';

/** An activity that was scheduled and has not ended. `input` is the text that its trigger gets. */
export interface PendingActivity {
  instanceKey: number;
  taskId: number;
  name: string;
  input: string | null;
}

export class ActivitiesTable {
  readonly #insert: StatementSync;
  readonly #delete: StatementSync;
  readonly #clear: StatementSync;
  readonly #all: StatementSync;

  constructor(database: DatabaseSync) {
    this.#insert = database.prepare('INSERT INTO activities VALUES (?, ?, ?, ?)');
    this.#delete = database.prepare('DELETE FROM activities WHERE instance_key = ? AND task_id = ?');
    this.#clear = database.prepare('DELETE FROM activities WHERE instance_key = ?');
    this.#all = database.prepare('SELECT * FROM activities ORDER BY instance_key, task_id');
  }

  insert({ instanceKey, taskId, name, input }: PendingActivity): void {
    this.#insert.run(instanceKey, taskId, name, input);
  }

  delete(instanceKey: number, taskId: number): void {
    this.#delete.run(instanceKey, taskId);
  }

  clear(instanceKey: number): void {
    this.#clear.run(instanceKey);
  }

  all(): PendingActivity[] {
    return this.#all.all().map((row) => ({
      instanceKey: integer(row, 'instance_key'),
      taskId: integer(row, 'task_id'),
      name: text(row, 'name'),
      input: nullableText(row, 'input'),
    }));
  }
}
