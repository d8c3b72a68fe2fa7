import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { integer, nullableText, text } from './columns.ts';

export interface EntityRecord {
  /** `@name@key`, the name in lower case. */
  readonly entityId: string;
  readonly name: string;
  readonly key: string;
  /** False while it is only locked. */
  exists: boolean;
  /** JSON */
  state: string | null;
  /** The instance that holds its lock. */
  lockedBy: string | null;
  /** When its last operation ended, in milliseconds since the epoch. */
  updatedAt: number;
}

export interface EntityFilter {
  /** All if missing. */
  name: string | undefined;
  /** Milliseconds since the epoch, inclusive. */
  updatedFrom: number;
  updatedTo: number;
}

/** Entities that exist or are locked. */
export class EntitiesTable {
  readonly #save: StatementSync;
  readonly #delete: StatementSync;
  readonly #find: StatementSync;
  readonly #lockedBy: StatementSync;
  readonly #page: StatementSync;

  constructor(database: DatabaseSync) {
    this.#save = database.prepare('INSERT OR REPLACE INTO entities VALUES (?, ?, ?, ?, ?, ?, ?)');
    this.#delete = database.prepare('DELETE FROM entities WHERE entity_id = ?');
    this.#find = database.prepare('SELECT * FROM entities WHERE entity_id = ?');
    this.#lockedBy = database.prepare('SELECT entity_id FROM entities WHERE locked_by = ?');
    this.#page = database.prepare(`
      SELECT * FROM entities
      WHERE entity_id >= ?1 AND entity_id < ?2 AND entity_id > ?3 AND entity_exists AND updated_at BETWEEN ?4 AND ?5
      ORDER BY entity_id LIMIT ?6`);
  }

  save({ entityId, name, key, exists, state, lockedBy, updatedAt }: EntityRecord): void {
    this.#save.run(entityId, name, key, exists ? 1 : 0, state, lockedBy, updatedAt);
  }

  delete(entityId: string): void {
    this.#delete.run(entityId);
  }

  find(entityId: string): EntityRecord | undefined {
    const row = this.#find.get(entityId);
    return row && toRecord(row);
  }

  /** The ids of the entities whose lock an instance holds. */
  lockedBy(instanceId: string): string[] {
    return this.#lockedBy.all(instanceId).map((row) => text(row, 'entity_id'));
  }

  /** The next entities of a listing, by id. */
  list({ name, updatedFrom, updatedTo }: EntityFilter, after: string, limit: number): EntityRecord[] {
    const prefix = name === undefined ? '@' : `@${name.toLowerCase()}@`;
    // "A" is what comes after "@": the ids with that prefix are one range of the index.
    const end = `${prefix.slice(0, -1)}A`;
    return this.#page.all(prefix, end, after, updatedFrom, updatedTo, limit).map(toRecord);
  }
}

function toRecord(row: Record<string, SQLOutputValue>): EntityRecord {
  return {
    entityId: text(row, 'entity_id'),
    name: text(row, 'name'),
    key: text(row, 'key'),
    exists: integer(row, 'entity_exists') === 1,
    state: nullableText(row, 'state'),
    lockedBy: nullableText(row, 'locked_by'),
    updatedAt: integer(row, 'updated_at'),
  };
}
