import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { root } from '../../../tools/root.ts';

/** Names what the compiler says of these templates: another key for other files, another compiler or another question. */
export function keyOf(folder: string, asked: unknown): string {
  const { size, mtimeMs } = statSync(inject('compiler') ?? '');
  const hash = createHash('sha256').update(JSON.stringify([asked, size, mtimeMs]));
  const names = globSync('**/*.*', { cwd: folder }).sort();
  for (const name of names) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.update(readFileSync(join(root, 'docs', 'openapi.json'))).digest('hex');
}
