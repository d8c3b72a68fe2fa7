import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../tools/root.ts';

/**
 * Whether .funcignore excludes a path. Core Tools reads a pattern as the beginning of a path: `*` is part of a
 * name, `**` anything. azd reads it like git, where a pattern without a leading slash matches in any folder.
 */
export function isFuncIgnored(path: string): boolean {
  const patterns = readFileSync(join(root, '.funcignore'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  return patterns.some((pattern) => {
    if (!pattern.startsWith('/')) throw new Error(`.funcignore: ${pattern} has no leading slash`);
    const parts = pattern.slice(1).split(/(\*\*?)/);
    const expression = parts.map((part) => ({ '*': '[^/]+', '**': '.+' })[part] ?? RegExp.escape(part)).join('');
    return new RegExp(`^${expression}`).test(path);
  });
}
