import { globSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const UNFINISHED = '.unfinished';

/**
 * Makes a folder contain these files and no others. A file appears whole, and only after those before it: at any moment, the
 * last one has everything that it imports. What is no longer needed goes at the end, because a host may be running from here.
 *
 * @param files by their paths in the folder, the entry file last
 */
export function writeBundle(folder: string, files: readonly (readonly [path: string, content: Uint8Array])[]): void {
  const staged = join(folder, UNFINISHED);
  rmSync(staged, { recursive: true, force: true });
  for (const [path, content] of files) {
    mkdirSync(dirname(join(staged, path)), { recursive: true });
    writeFileSync(join(staged, path), content);
  }
  for (const [path] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    renameSync(join(staged, path), join(folder, path));
  }
  rmSync(staged, { recursive: true });
  const isWanted = new Set(files.map(([path]) => join(folder, path)));
  for (const file of filesIn(folder)) if (!isWanted.has(file)) rmSync(file);
}

/** All files of a folder and those below it, sorted, because file systems list them in different orders. */
export function filesIn(folder: string): string[] {
  return globSync('**', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}
