import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StateFileError } from '@partner-orders/loopback-server/sqlite/open-database';

/** Files that every state directory has, even after an interrupted first start. */
const OURS = ['cosmos.db', 'service-bus.db', 'key-vault.db', 'identity.json', 'functions-host', 'tls', 'stack.json'];

/**
 * Deletes a state directory that is not in use.
 *
 * @param kept names of files that stay, and the directory with them: they are never moved, so a kill loses none
 * @throws StateFileError when a running stack uses it, or when it does not hold our state
 */
export function forgetState(directory: string, kept: readonly string[] = []): void {
  const held = join(directory, 'cosmos.db');
  if (existsSync(held) && isLocked(held)) throw new StateFileError(`${held}: in use by another process`);
  const found = existsSync(directory) ? readdirSync(directory) : [];
  if (found.length > 0 && !found.some((name) => OURS.includes(name))) {
    throw new StateFileError(
      `${directory}: not deleted, because it does not hold the state of a stack; choose another --state`,
    );
  }
  const gone =
    kept.length === 0 ? [directory] : found.filter((name) => !kept.includes(name)).map((name) => join(directory, name));
  for (const path of gone) rmSync(path, { recursive: true, force: true });
}

function isLocked(file: string): boolean {
  const database = new DatabaseSync(file);
  try {
    database.exec('BEGIN IMMEDIATE; ROLLBACK');
    return false;
  } catch (error) {
    // A broken file may be deleted; a locked one is in use.
    return error instanceof Error && error.message.includes('locked');
  } finally {
    database.close();
  }
}
