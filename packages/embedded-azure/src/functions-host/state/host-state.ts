import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '@partner-orders/loopback-server/sqlite/open-database';

/** When a timer last ran and when it is due next; instants in ISO 8601, UTC. */
export interface TimerStatus {
  last: string;
  next: string;
  updated: string;
}

const schema = {
  version: 1,
  create: `
    CREATE TABLE host (id TEXT NOT NULL);
    CREATE TABLE timers (function TEXT PRIMARY KEY, last TEXT NOT NULL, next TEXT NOT NULL, updated TEXT NOT NULL);
  `,
};

/** What the host remembers between two runs, in a file that it locks while it runs. */
export class HostState {
  /** Constant for a state directory, because leases are held in its name. */
  readonly hostId: string;
  readonly #database: DatabaseSync;

  private constructor(database: DatabaseSync) {
    this.#database = database;
    const known = database.prepare('SELECT id FROM host').get()?.['id'];
    this.hostId = typeof known === 'string' ? known : randomUUID();
    if (known === undefined) database.prepare('INSERT INTO host VALUES (?)').run(this.hostId);
  }

  /**
   * @param directory or `:memory:`
   * @throws StateFileError when the file is corrupt or another host uses it
   */
  static open(directory: string): HostState {
    return new HostState(openDatabase(directory === ':memory:' ? directory : join(directory, 'host.db'), schema));
  }

  timer(functionName: string): TimerStatus | undefined {
    const row = this.#database.prepare('SELECT last, next, updated FROM timers WHERE function = ?').get(functionName);
    return row && { last: String(row['last']), next: String(row['next']), updated: String(row['updated']) };
  }

  /** Durable when it returns. */
  setTimer(functionName: string, { last, next, updated }: TimerStatus): void {
    this.#database.prepare('INSERT OR REPLACE INTO timers VALUES (?, ?, ?, ?)').run(functionName, last, next, updated);
  }

  close(): void {
    this.#database.close();
  }
}
