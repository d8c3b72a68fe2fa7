import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StateFileError } from '@partner-orders/loopback-server/sqlite/open-database';

/** Some of what every state directory has, also one whose first start broke off. */
const OURS = ['cosmos.db', 'service-bus.db', 'key-vault.db', 'identity.json', 'functions-host', 'tls', 'stack.json'];

/**
 * Deletes a state directory that nobody uses.
 *
 * @throws StateFileError when a running stack holds it, or when it holds something else than our state
 */
export function forgetState(directory: string): void {
  const held = join(directory, 'cosmos.db');
  if (existsSync(held) && isLocked(held)) throw new StateFileError(`${held}: in use by another process`);
  const found = existsSync(directory) ? readdirSync(directory) : [];
  if (found.length > 0 && !found.some((name) => OURS.includes(name))) {
    throw new StateFileError(
      `${directory}: not deleted, because it does not hold the state of a stack; choose another --state`,
    );
  }
  rmSync(directory, { recursive: true, force: true });
}

function isLocked(file: string): boolean {
  const database = new DatabaseSync(file);
  try {
    database.exec('BEGIN IMMEDIATE; ROLLBACK');
    return false;
  } catch (error) {
    // What is broken may be forgotten; what is locked is somebody's.
    return error instanceof Error && error.message.includes('locked');
  } finally {
    database.close();
  }
}
