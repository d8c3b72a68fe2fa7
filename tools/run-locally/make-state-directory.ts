import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Creates the directory for its owner only. An existing directory without our state keeps its mode, because it may be
 * shared.
 */
export function makeStateDirectory(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (existsSync(join(directory, 'cosmos.db'))) chmodSync(directory, 0o700);
}
