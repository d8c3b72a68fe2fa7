import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../../command-line/usage-error.ts';

/** A file with a person's data must not be where git sees it, and a commit would keep it for good. @throws UsageError */
export function refuseWorkTree(file: string): void {
  const folder = dirname(file);
  let place = existsSync(folder) ? realpathSync(folder) : folder;
  while (!existsSync(join(place, '.git'))) {
    if (dirname(place) === place) return;
    place = dirname(place);
  }
  const hint = 'name a file outside it, such as ~/request-4711.json';
  throw new UsageError(`--file: ${file} is in a git work tree, and a person’s data must not get into git: ${hint}`);
}
