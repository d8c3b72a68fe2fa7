import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const ChangeRow = z.object({ path: z.string(), description: z.string().nullable() });

/** Tables whose rows belong to an entity. */
const TABLES = ['message', 'duplicate', 'session_state', 'rule_change'];

/** The changes of entities at run time, in the state file. */
export class EntityChanges {
  readonly #database: DatabaseSync;

  /** Creates its table if it is missing, so that older files stay readable. */
  constructor(database: DatabaseSync) {
    this.#database = database;
    database.exec(
      'CREATE TABLE IF NOT EXISTS entity_change (path TEXT PRIMARY KEY COLLATE NOCASE, description TEXT) WITHOUT ROWID',
    );
  }

  /** By path, so that a topic comes before its subscriptions; null for a removed entity. */
  load(): { path: string; description: string | null }[] {
    const rows = this.#database.prepare('SELECT path, description FROM entity_change ORDER BY path').all();
    return rows.map((found) => ChangeRow.parse(found));
  }

  /** Within a write: one change per path, in any case. */
  save(path: string, description: string | null): void {
    this.#database.prepare('INSERT OR REPLACE INTO entity_change VALUES (?, ?)').run(path, description);
  }

  /** Within a write: an entity and everything that belongs to it are deleted. */
  forget(path: string): void {
    const id = this.#database.prepare('SELECT id FROM entity WHERE path = ?').get(path.toLowerCase())?.['id'];
    if (typeof id !== 'number') return;
    for (const table of TABLES) this.#database.prepare(`DELETE FROM ${table} WHERE entity = ?`).run(id);
    this.#database.prepare('DELETE FROM entity WHERE id = ?').run(id);
  }
}
