import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetState } from './forget-state.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'partner-orders-state-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test('a directory without our state is not deleted', () => {
  const photos = join(directory, 'photos');
  mkdirSync(photos);
  writeFileSync(join(photos, 'holiday.jpg'), '');
  expect(() => forgetState(photos)).toThrow(`${photos}: not deleted`);
  expect(existsSync(join(photos, 'holiday.jpg'))).toBe(true);
});

test('a directory with state or an empty one is deleted, and a missing one is no error', () => {
  for (const names of [['cosmos.db'], ['tls', 'storage'], []]) {
    const state = join(directory, 'state');
    mkdirSync(state);
    for (const name of names) writeFileSync(join(state, name), '');
    forgetState(state);
    expect(existsSync(state)).toBe(false);
  }
  forgetState(join(directory, 'nowhere'));
});
