import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from '../root.ts';

/**
 * Writes files that are generated from the code.
 *
 * @param texts by the file's absolute path
 * @returns one line that says which of them are different now
 */
export function writeGenerated(texts: Readonly<Record<string, string>>): string {
  const isChanged = ([file, text]: [string, string]) => !existsSync(file) || readFileSync(file, 'utf8') !== text;
  const { changed = [], unchanged = [] } = Object.groupBy(Object.entries(texts), (entry) =>
    isChanged(entry) ? 'changed' : 'unchanged',
  );
  for (const [file, text] of changed) writeFileSync(file, text);
  const namesOf = (entries: [string, string][]) => entries.map(([file]) => relative(root, file)).join(', ');
  return [
    ...(changed.length > 0 ? [`written: ${namesOf(changed)}`] : []),
    ...(unchanged.length > 0 ? [`unchanged: ${namesOf(unchanged)}`] : []),
  ].join('; ');
}
