import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const ChangeRow = z.object({ path: z.string(), description: z.string().nullable() });

/** Tables whose rows belong to an entity. */
const TABLES = ['message', 'duplicate', 'session_state', 'rule_change'];

/** What was changed about entities at run time, in the state file. */
export class EntityChanges {
  readonly #database: DatabaseSync;

  /** Makes its table where there is none: files from before there was one stay readable. */
  constructor(database: DatabaseSync) {
    this.#database = database;
    database.exec(
      'CREATE TABLE IF NOT EXISTS entity_change (path TEXT PRIMARY KEY COLLATE NOCASE, description TEXT) WITHOUT ROWID',
    );
  }

  /** In the order of paths, so that a topic comes before its subscriptions; null for an entity that was removed. */
  load(): { path: string; description: string | null }[] {
    const rows = this.#database.prepare('SELECT path, description FROM entity_change ORDER BY path').all();
    return rows.map((found) => ChangeRow.parse(found));
  }

  /** Within a write; one change a path, in any case. */
  save(path: string, description: string | null): void {
    this.#database.prepare('INSERT OR REPLACE INTO entity_change VALUES (?, ?)').run(path, description);
  }

  /** Within a write: an entity and all that belongs to it are gone. */
  forget(path: string): void {
    const id = this.#database.prepare('SELECT id FROM entity WHERE path = ?').get(path.toLowerCase())?.['id'];
    if (typeof id !== 'number') return;
    for (const table of TABLES) this.#database.prepare(`DELETE FROM ${table} WHERE entity = ?`).run(id);
    this.#database.prepare('DELETE FROM entity WHERE id = ?').run(id);
  }
}
