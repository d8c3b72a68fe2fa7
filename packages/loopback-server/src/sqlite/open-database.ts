import { channel } from 'node:diagnostics_channel';
import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { isDiskFault } from './disk-fault.ts';
import { makeDatabaseFile } from './make-database-file.ts';

/** A state file that can't be used: damaged, locked by another process, or written by another version. */
export class StateFileError extends Error {
  override name = 'StateFileError';
}

/**
 * How much of a file is memory-mapped. A page that is not cached then needs no system call, so that reading at a random
 * place of a million items costs the same as of a thousand. It is limited because pages that were read count as memory
 * of the process, although the system can take them back.
 */
const MAPPED_BYTES = 2 ** 30;

/**
 * The cache for recently written pages; all others are mapped. It is never freed, and each of the eight servers has
 * one.
 */
const CACHE_KIB = 8 * 1024;

export interface DatabaseSchema {
  /** Raise it by one with every change of `create`. A file of another version is refused, never reset. */
  version: number;
  /** The statements that initialise an empty file. */
  create: string;
}

/** Publishes every database that is opened, so that tests can make its disk fail. */
export const opened = channel('sqlite:opened');

/**
 * Opens or creates a SQLite file for one process. WAL mode makes everything committed survive `kill -9`, and an
 * exclusive lock refuses a second process on the same state at once. The cost doesn't depend on the size of the file:
 * only the header and the schema are checked. A damaged page deeper inside causes an error at its first reader, which
 * `asStateFileError` recognises. Only the owner can read the file. It is never created without its schema, so an empty
 * file has lost its content and is refused.
 *
 * @param file a path, or `:memory:`
 * @throws StateFileError if the file is damaged, in use, of another version, or the disk fails
 */
export function openDatabase(file: string, schema: DatabaseSchema): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    if (file === ':memory:') {
      database = new DatabaseSync(file);
      createSchema(database, schema);
    } else {
      requireNoLostFile(file);
      makeDatabaseFile(file, (path) => {
        using made = new DatabaseSync(path);
        createSchema(made, schema);
      });
      requireWholeFile(file);
      database = new DatabaseSync(file);
    }
    database.exec(`
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      PRAGMA cache_size = -${CACHE_KIB};
      PRAGMA mmap_size = ${MAPPED_BYTES};
      PRAGMA wal_autocheckpoint = 4000;
    `);
    const found = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
    const isEmpty = database.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.['n'] === 0;
    if (found === 0 && isEmpty) throw damaged(file, 'it is empty');
    if (found !== schema.version) {
      throw new StateFileError(`${file}: state of version ${found}, but this program reads version ${schema.version}`);
    }
    opened.publish({ file, database });
    return database;
  } catch (error) {
    database?.close();
    if (error instanceof StateFileError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    if (isDiskFault(error)) throw new StateFileError(`${file}: can't be used now: ${reason}`, { cause: error });
    if (/locked/i.test(reason)) throw new StateFileError(`${file}: in use by another process`, { cause: error });
    throw damaged(file, `not a usable database: ${reason}`, error);
  }
}

/** Runs as a whole or not at all: a crash in between leaves nothing under the file's own name. */
function createSchema(database: DatabaseSync, { create, version }: DatabaseSchema): void {
  database.exec(`BEGIN IMMEDIATE; ${create}; PRAGMA user_version = ${version}; COMMIT`);
}

function damaged(file: string, what: string, cause?: unknown): StateFileError {
  const remedy = 'put a copy of the file in its place, or begin with no state at all: npm start -- --fresh';
  return new StateFileError(`${file}: ${what}; ${remedy}`, { cause });
}

const CORRUPT = 11;
const NOT_A_DATABASE = 26;

/** Converts SQLite's error for a damaged file to a StateFileError. Other errors stay as they are. */
export function asStateFileError(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return error;
  const primary = error.errcode & 0xff; // the rest is detail
  if (primary !== CORRUPT && primary !== NOT_A_DATABASE) return error;
  return damaged(file, `the database is corrupt: ${error.message}`, error);
}

const HEADER_BYTES = 100;

/**
 * Refuses a file that is shorter than its header says, such as an incomplete copy. With a write-ahead log beside it, it
 * may be shorter, because the log has the rest.
 * https://sqlite.org/fileformat.html#the_database_header
 */
function requireWholeFile(file: string): void {
  const header = Buffer.alloc(HEADER_BYTES);
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    if (size === 0) throw damaged(file, 'it is empty');
    if (logSize(file) > 0) return;
    if (readSync(descriptor, header, 0, HEADER_BYTES, 0) < HEADER_BYTES) return; // SQLite itself refuses it
    const stored = header.readUInt16BE(16);
    const pageSize = stored === 1 ? 65_536 : stored;
    const isCountValid = header.readUInt32BE(24) === header.readUInt32BE(92);
    if (isCountValid && header.readUInt32BE(28) * pageSize > size) {
      throw damaged(file, 'the database is corrupt: it is shorter than its header says');
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Refuses a log without its database, because SQLite would delete the log. */
function requireNoLostFile(file: string): void {
  if (!existsSync(file) && logSize(file) > 0) throw damaged(file, 'it is gone, though its write-ahead log is there');
}

function logSize(file: string): number {
  return statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}
