import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StateFileError } from '../../local/sqlite/open-database.ts';

/**
 * Deletes a state directory that nobody uses.
 *
 * @throws StateFileError when a running stack holds it
 */
export function forgetState(directory: string): void {
  const held = join(directory, 'cosmos.db');
  if (existsSync(held) && isLocked(held)) throw new StateFileError(`${held}: in use by another process`);
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
