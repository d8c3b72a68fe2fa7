import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../tools/root.ts';

interface Entry {
  version?: string;
  optional?: boolean;
}
const packagesIn = (...path: string[]) =>
  (JSON.parse(readFileSync(join(root, ...path), 'utf8')) as { packages: Record<string, Entry> }).packages;

test('npm ci installs everything in the lockfile: otherwise every command would install again', () => {
  const installed = packagesIn('node_modules', '.package-lock.json');
  const missing = Object.entries(packagesIn('package-lock.json')).filter(
    ([path, { version, optional }]) =>
      path !== '' && installed[path]?.version !== version && !(optional && installed[path] === undefined),
  );
  expect(missing.map(([path]) => path)).toEqual([]);
});
