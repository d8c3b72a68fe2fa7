import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { integer } from './columns.ts';

/** `fireAt` in milliseconds since the epoch. */
export interface PendingTimer {
  instanceKey: number;
  taskId: number;
  fireAt: number;
}

/** Timers are only in the file: a day's cancelled timeouts cost no memory, and a restart needs no re-arming. */
export class TimersTable {
  readonly #insert: StatementSync;
  readonly #delete: StatementSync;
  readonly #clear: StatementSync;
  readonly #due: StatementSync;
  readonly #next: StatementSync;
  readonly #all: StatementSync;

  constructor(database: DatabaseSync) {
    this.#insert = database.prepare('INSERT INTO timers VALUES (?, ?, ?)');
    this.#delete = database.prepare('DELETE FROM timers WHERE instance_key = ? AND task_id = ?');
    this.#clear = database.prepare('DELETE FROM timers WHERE instance_key = ?');
    this.#due = database.prepare('SELECT * FROM timers WHERE fire_at <= ? ORDER BY fire_at LIMIT ?');
    this.#next = database.prepare('SELECT min(fire_at) AS fire_at FROM timers');
    this.#all = database.prepare('SELECT * FROM timers');
  }

  insert({ instanceKey, taskId, fireAt }: PendingTimer): void {
    this.#insert.run(instanceKey, taskId, fireAt);
  }

  delete(instanceKey: number, taskId: number): void {
    this.#delete.run(instanceKey, taskId);
  }

  clear(instanceKey: number): void {
    this.#clear.run(instanceKey);
  }

  due(now: number, limit: number): PendingTimer[] {
    return this.#due.all(now, limit).map(toTimer);
  }

  all(): PendingTimer[] {
    return this.#all.all().map(toTimer);
  }

  /** When the first of them is due; undefined if there is none. */
  nextFireAt(): number | undefined {
    const at = this.#next.get()?.['fire_at'];
    return typeof at === 'number' ? at : undefined;
  }
}

function toTimer(row: Record<string, SQLOutputValue>): PendingTimer {
  return {
    instanceKey: integer(row, 'instance_key'),
    taskId: integer(row, 'task_id'),
    fireAt: integer(row, 'fire_at'),
  };
}
