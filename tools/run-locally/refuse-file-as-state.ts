import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../command-line/usage-error.ts';

/**
 * The state needs a directory. A file of that name is not ours, and `--fresh` must not delete it.
 *
 * @throws UsageError
 */
export function refuseFileAsState(directory: string): void {
  for (let path = directory; ; path = dirname(path)) {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isDirectory() || path === dirname(path)) return;
    if (found) throw new UsageError(`--state ${directory}: ${path} is a file; state needs a directory`);
  }
}
