import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDiskFault } from '@partner-orders/loopback-server/sqlite/disk-fault';
import { GroupCommit } from '@partner-orders/loopback-server/sqlite/group-commit';
import { openDatabase } from '@partner-orders/loopback-server/sqlite/open-database';
import { z } from 'zod';
import { EntityChanges } from './entity-changes.ts';
import type { Message } from './message/message.ts';
import { messageColumns, readMessageRow } from './message-row.ts';

// A rowid table: settling deletes by a single integer, and contents of up to 256 KB stay out of the tree's inner pages.
const SCHEMA = {
  version: 2,
  create: `
    CREATE TABLE entity (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, last_sequence INTEGER NOT NULL DEFAULT 0);
    CREATE TABLE message (
      id INTEGER PRIMARY KEY, entity INTEGER NOT NULL, sequence INTEGER NOT NULL, enqueued_at INTEGER NOT NULL,
      expires_at INTEGER, delivery_count INTEGER NOT NULL, state TEXT NOT NULL, scheduled_for INTEGER,
      dead_letter_source TEXT, content BLOB NOT NULL
    );
    CREATE TABLE duplicate (
      entity INTEGER NOT NULL, message_id TEXT NOT NULL, until INTEGER NOT NULL, PRIMARY KEY (entity, message_id)
    ) WITHOUT ROWID;
    CREATE TABLE session_state (
      entity INTEGER NOT NULL, session_id TEXT NOT NULL, state BLOB NOT NULL, set_at INTEGER NOT NULL,
      PRIMARY KEY (entity, session_id)
    );
    CREATE TABLE rule_change (
      entity INTEGER NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, description TEXT, PRIMARY KEY (entity, key)
    ) WITHOUT ROWID
  `,
};

const EntityRow = z.object({ id: z.number(), last_sequence: z.number() });
const DuplicateRow = z.object({ message_id: z.string(), until: z.number() });
const SessionStateRow = z.object({ session_id: z.string(), state: z.instanceof(Uint8Array), set_at: z.number() });
const RuleChangeRow = z.object({ name: z.string(), description: z.string().nullable() });

/** How long to wait before a write that the disk refused is tried again. */
export const DISK_RETRY_MS = 1_000;

/**
 * The state file. Every change runs inside `write`, and is acknowledged only when its promise resolves. The broker
 * reads the file once at its start, and then works in memory.
 */
export class Store {
  readonly entityChanges: EntityChanges;
  readonly #database: DatabaseSync;
  readonly #commits: GroupCommit;
  readonly #statements: Record<
    'insert' | 'update' | 'delete' | 'returned' | 'lastSequence' | 'remember' | 'forget' | 'setState' | 'dropState',
    StatementSync
  >;
  readonly #closing = new AbortController();
  #lastRowId: number;

  /** @throws StateFileError */
  constructor(file: string) {
    this.#database = openDatabase(file, SCHEMA);
    this.#commits = new GroupCommit(this.#database);
    this.entityChanges = new EntityChanges(this.#database);
    const prepare = (sql: string) => this.#database.prepare(sql);
    this.#statements = {
      insert: prepare('INSERT INTO message VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'),
      update: prepare(
        `UPDATE message SET entity = ?, sequence = ?, enqueued_at = ?, expires_at = ?, delivery_count = ?, state = ?,
         scheduled_for = ?, dead_letter_source = ?, content = ? WHERE id = ?`,
      ),
      delete: prepare('DELETE FROM message WHERE id = ?'),
      returned: prepare('UPDATE message SET delivery_count = ?, state = ? WHERE id = ?'),
      lastSequence: prepare('UPDATE entity SET last_sequence = ? WHERE id = ?'),
      remember: prepare('INSERT OR REPLACE INTO duplicate VALUES (?, ?, ?)'),
      forget: prepare('DELETE FROM duplicate WHERE entity = ? AND message_id = ?'),
      setState: prepare('INSERT OR REPLACE INTO session_state VALUES (?, ?, ?, ?)'),
      dropState: prepare('DELETE FROM session_state WHERE entity = ? AND session_id = ?'),
    };
    this.#lastRowId = Number(prepare('SELECT coalesce(max(id), 0) AS id FROM message').get()?.['id']);
  }

  /** Runs `work` as a unit in the transaction of this turn; resolves when it is durable. */
  write<T>(work: () => T): Promise<T> {
    return this.#commits.write(work);
  }

  /** Within a write: undoes changes in memory if the write fails. */
  onFailure(undo: () => void): void {
    this.#commits.onFailure(undo);
  }

  /**
   * For work that nobody waits for: it is repeated until the disk accepts it. If the store closes first, the file keeps
   * its state.
   */
  async untilWritten(work: () => Promise<void>): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      try {
        return await work();
      } catch (error) {
        if (signal.aborted) return;
        if (!isDiskFault(error)) throw error;
        await sleep(DISK_RETRY_MS, undefined, { signal, ref: false }).catch(() => undefined);
      }
    }
  }

  /** Resolves when everything written so far is durable. */
  durable(): Promise<void> {
    return this.#commits.durable();
  }

  /** The id of an entity. Its rows keep it when other entities are added to the file or removed. */
  entity(path: string): { id: number; lastSequence: number } {
    const key = path.toLowerCase();
    this.#database.prepare('INSERT OR IGNORE INTO entity (path) VALUES (?)').run(key);
    const row = EntityRow.parse(this.#database.prepare('SELECT id, last_sequence FROM entity WHERE path = ?').get(key));
    return { id: row.id, lastSequence: row.last_sequence };
  }

  /** Every message of some entities, in the order in which they were enqueued. */
  *loadMessages(entityIds: readonly number[]): Generator<{ entityId: number; message: Message }> {
    const sql = 'SELECT * FROM message WHERE entity IN (SELECT value FROM json_each(?)) ORDER BY entity, sequence';
    for (const found of this.#database.prepare(sql).iterate(JSON.stringify(entityIds))) yield readMessageRow(found);
  }

  /** The remembered message ids of an entity, in the order in which their windows end. Expired ones are deleted. */
  loadDuplicates(entityId: number): { messageId: string; until: number }[] {
    this.#database.prepare('DELETE FROM duplicate WHERE until <= ?').run(Date.now());
    const rows = this.#database
      .prepare('SELECT message_id, until FROM duplicate WHERE entity = ? ORDER BY until')
      .all(entityId);
    return rows.map((found) => {
      const row = DuplicateRow.parse(found);
      return { messageId: row.message_id, until: row.until };
    });
  }

  /** Gives the message its row. */
  insert(entityId: number, message: Message): void {
    this.#lastRowId += 1;
    message.rowId = this.#lastRowId;
    this.#statements.insert.run(message.rowId, ...messageColumns(entityId, message));
  }

  /** Writes a message whose content or entity changed. */
  update(entityId: number, message: Message): void {
    this.#statements.update.run(...messageColumns(entityId, message), message.rowId);
  }

  delete(message: Message): void {
    this.#statements.delete.run(message.rowId);
  }

  /** A message was returned and only its count and state changed. */
  saveReturn(rowId: number, deliveryCount: number, state: Message['state']): void {
    this.#statements.returned.run(deliveryCount, state, rowId);
  }

  saveLastSequence(entityId: number, last: number): void {
    this.#statements.lastSequence.run(last, entityId);
  }

  rememberDuplicate(entityId: number, messageId: string, until: number): void {
    this.#statements.remember.run(entityId, messageId, until);
  }

  forgetDuplicate(entityId: number, messageId: string): void {
    this.#statements.forget.run(entityId, messageId);
  }

  loadSessionStates(entityId: number): { sessionId: string; state: Buffer; setAt: number }[] {
    const rows = this.#database.prepare('SELECT * FROM session_state WHERE entity = ?').all(entityId);
    return rows.map((found) => {
      const row = SessionStateRow.parse(found);
      return { sessionId: row.session_id, state: Buffer.from(row.state), setAt: row.set_at };
    });
  }

  /** @param setAt milliseconds since 1970 */
  saveSessionState(entityId: number, sessionId: string, state: Buffer | undefined, setAt: number): void {
    if (state === undefined) this.#statements.dropState.run(entityId, sessionId);
    else this.#statements.setState.run(entityId, sessionId, state, setAt);
  }

  /** The changes at run time to a subscription's rules; null for a removed rule. */
  loadRuleChanges(entityId: number): { name: string; description: string | null }[] {
    const rows = this.#database.prepare('SELECT name, description FROM rule_change WHERE entity = ?').all(entityId);
    return rows.map((found) => RuleChangeRow.parse(found));
  }

  /** One change per name, in any case. */
  saveRuleChange(entityId: number, name: string, description: string | null): void {
    const insert = this.#database.prepare('INSERT OR REPLACE INTO rule_change VALUES (?, ?, ?, ?)');
    insert.run(entityId, name.toLowerCase(), name, description);
  }

  close(): void {
    this.#closing.abort();
    this.#commits.flush();
    this.#database.close();
  }
}
