import type { DatabaseSync } from 'node:sqlite';
import { GroupCommit } from '@partner-orders/loopback-server/sqlite/group-commit';
import { openDatabase, StateFileError } from '@partner-orders/loopback-server/sqlite/open-database';
import { ActivitiesTable } from './activities-table.ts';
import { durableSchema } from './durable-schema.ts';
import { EntitiesTable } from './entities-table.ts';
import { EntityInboxTable } from './entity-inbox-table.ts';
import { HistoryTable } from './history-table.ts';
import { InboxTable } from './inbox-table.ts';
import { InstancesTable } from './instances-table.ts';
import { TimersTable } from './timers-table.ts';

const PROBE_BYTES = 64 * 1024;

/** The state of one task hub in one SQLite file. Change it inside `write` only. */
export class DurableStore {
  readonly instances: InstancesTable;
  readonly history: HistoryTable;
  readonly inbox: InboxTable;
  readonly activities: ActivitiesTable;
  readonly timers: TimersTable;
  readonly entities: EntitiesTable;
  readonly entityInbox: EntityInboxTable;
  readonly #database: DatabaseSync;
  readonly #commits: GroupCommit;

  /** @throws StateFileError also when the file is another hub's */
  constructor(file: string, hubName: string) {
    this.#database = openDatabase(file, durableSchema);
    try {
      claim(this.#database, file, hubName);
      this.#commits = new GroupCommit(this.#database);
      this.instances = new InstancesTable(this.#database);
      this.history = new HistoryTable(this.#database);
      this.inbox = new InboxTable(this.#database);
      this.activities = new ActivitiesTable(this.#database);
      this.timers = new TimersTable(this.#database);
      this.entities = new EntitiesTable(this.#database);
      this.entityInbox = new EntityInboxTable(this.#database);
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  get isOpen(): boolean {
    return this.#database.isOpen;
  }

  /** Runs `change` at once, all or nothing; resolves when it is committed. */
  write<T>(change: () => T): Promise<T> {
    return this.#commits.write(change);
  }

  /** Within a write: called at once if the write does not become durable. */
  onFailure(undo: (error: unknown) => void): void {
    this.#commits.onFailure(undo);
  }

  /**
   * Writes pages and frees them, so that it needs room as other writes do. An UPDATE that changes nothing would not do:
   * SQLite writes nothing then. @throws while nothing can be written
   */
  probe(): Promise<unknown> {
    return this.write(() =>
      this.#database.exec(`
        INSERT INTO hub VALUES (zeroblob(${PROBE_BYTES}));
        DELETE FROM hub WHERE typeof(name) = 'blob'`),
    );
  }

  /** Resolves when everything written so far is committed. Await it before you answer with anything that you read. */
  durable(): Promise<void> {
    return this.#commits.durable();
  }

  close(): void {
    if (!this.isOpen) return;
    this.#commits.flush();
    this.#database.close();
  }
}

function claim(database: DatabaseSync, file: string, hubName: string): void {
  const owner = database.prepare('SELECT name FROM hub').get()?.['name'];
  if (owner === undefined) database.prepare('INSERT INTO hub VALUES (?)').run(hubName);
  else if (owner !== hubName) {
    throw new StateFileError(`${file}: state of the task hub ${owner}, but host.json names ${hubName}`);
  }
}
