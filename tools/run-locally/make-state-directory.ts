import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Only its owner looks into it. A directory of somebody's that holds no state of ours keeps its mode: it may be shared. */
export function makeStateDirectory(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (existsSync(join(directory, 'cosmos.db'))) chmodSync(directory, 0o700);
}
