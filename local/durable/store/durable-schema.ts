import type { DatabaseSchema } from '../../sqlite/open-database.ts';

/**
 * One row per instance, ever; everything else is either its history or work that is still to be done:
 * messages that no episode has consumed, activities that have not ended, timers that have not fired.
 */
export const durableSchema: DatabaseSchema = {
  version: 1,
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
      output TEXT
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
  `,
};
