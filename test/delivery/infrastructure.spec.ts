import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const backends = readFileSync(join(import.meta.dirname, '..', '..', 'infra', 'modules', 'backends.bicep'), 'utf8');

test('a deployment of the infrastructure creates the pool once, does not move weights and keeps the note of releases', () => {
  expect(backends).toMatch(/@onlyIfNotExists\(\)\nresource backendPool /);
});
