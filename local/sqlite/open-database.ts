import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A state file that can't be used: torn, locked by another process, or written by another version. */
export class StateFileError extends Error {
  override name = 'StateFileError';
}

export interface DatabaseSchema {
  /** Grows by one with every change of `create`; a file of another version is refused, never reset. */
  version: number;
  /** The statements that make an empty file ready. */
  create: string;
}

/**
 * Opens (or makes) a SQLite file for one process: WAL, so that everything committed survives `kill -9`,
 * and an exclusive lock, so that a second process on the same state is refused at once.
 *
 * @param file a path, or `:memory:`
 * @throws StateFileError when the file is corrupt, in use, or of another version
 */
export function openDatabase(file: string, schema: DatabaseSchema): DatabaseSync {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file);
    database.exec(`
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      PRAGMA cache_size = -65536;
      PRAGMA wal_autocheckpoint = 4000;
    `);
    const found = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
    const empty = database.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.['n'] === 0;
    if (found === 0 && empty) {
      database.exec(`BEGIN IMMEDIATE; ${schema.create}; PRAGMA user_version = ${schema.version}; COMMIT`);
    } else if (found !== schema.version) {
      throw new StateFileError(`${file}: state of version ${found}, but this program reads version ${schema.version}`);
    }
    const health = database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
    if (health !== 'ok') throw new StateFileError(`${file}: the database is corrupt: ${health}`);
    return database;
  } catch (error) {
    database?.close();
    if (error instanceof StateFileError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const what = /locked/i.test(reason) ? 'in use by another process' : `not a usable database: ${reason}`;
    throw new StateFileError(`${file}: ${what}`, { cause: error });
  }
}
