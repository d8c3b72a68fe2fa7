import type { DatabaseSchema } from '@partner-orders/loopback-server/sqlite/open-database';

/**
 * One row for each instance that ever existed. Everything else is either history or work that remains: messages that no
 * episode has consumed, activities that have not ended, timers that have not fired. In addition, the entities, with the
 * messages that no batch has consumed.
 */
export const durableSchema: DatabaseSchema = {
  version: 2,
  create: `
    CREATE TABLE hub (name TEXT NOT NULL);
    CREATE TABLE instances (
      key INTEGER PRIMARY KEY,
      instance_id TEXT NOT NULL UNIQUE,
      execution_id TEXT NOT NULL,
      name TEXT NOT NULL,
      version TEXT NOT NULL,
      status TEXT NOT NULL,
      parent TEXT,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      custom_status TEXT,
      input TEXT,
      output TEXT,
      trace_context TEXT
    );
    CREATE INDEX instances_by_status ON instances (status, created_at);
    CREATE TABLE history (
      instance_key INTEGER NOT NULL, position INTEGER NOT NULL, event TEXT NOT NULL,
      PRIMARY KEY (instance_key, position)
    ) WITHOUT ROWID;
    CREATE TABLE inbox (
      sequence INTEGER PRIMARY KEY, instance_key INTEGER NOT NULL, execution_id TEXT, event TEXT NOT NULL
    );
    CREATE INDEX inbox_by_instance ON inbox (instance_key);
    CREATE TABLE activities (
      instance_key INTEGER NOT NULL, task_id INTEGER NOT NULL, name TEXT NOT NULL, input TEXT,
      PRIMARY KEY (instance_key, task_id)
    ) WITHOUT ROWID;
    CREATE TABLE timers (
      instance_key INTEGER NOT NULL, task_id INTEGER NOT NULL, fire_at INTEGER NOT NULL,
      PRIMARY KEY (instance_key, task_id)
    ) WITHOUT ROWID;
    CREATE INDEX timers_by_time ON timers (fire_at);
    CREATE TABLE entities (
      entity_id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      key TEXT NOT NULL,
      entity_exists INTEGER NOT NULL,
      state TEXT,
      locked_by TEXT,
      updated_at INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX entities_by_holder ON entities (locked_by) WHERE locked_by IS NOT NULL;
    CREATE TABLE entity_inbox (
      sequence INTEGER PRIMARY KEY, entity_id TEXT NOT NULL, message TEXT NOT NULL
    );
  `,
};
