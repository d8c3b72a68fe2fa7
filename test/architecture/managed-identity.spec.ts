import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** MSAL keeps the first endpoint for the whole process, and specs share processes. */
test('only specs that have a process of their own ask for the managed identity’s tokens in it', () => {
  const asking = globSync('{functions,orchestrations,shared,tools,test}/**/*.spec.ts', { cwd: root }).filter((file) =>
    readFileSync(join(root, file), 'utf8').match(/\bstubEnv\('IDENTITY_ENDPOINT'/),
  );
  expect(asking.filter((file) => !file.startsWith('test/managed-identity/'))).toEqual([]);
  expect(asking.length).toBeGreaterThan(2);
});
