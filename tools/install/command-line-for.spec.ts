import { join } from 'node:path';
import { expect, test } from 'vitest';

// Plain JavaScript has no types to import.
const { commandLineFor } = await import(join(import.meta.dirname, 'command-line-for.mjs'));

test('on Windows, every argument reaches the command as one, whatever is in it', () => {
  const args = ['tools/operator/ops.ts', 'partners', '--name', 'Initech & Sons "Ltd"', '--why', '', 'C:\\my files\\'];
  expect(commandLineFor('win32', 'node', args)).toEqual({
    file: String.raw`node tools/operator/ops.ts partners --name "Initech & Sons ""Ltd""" --why "" "C:\my files\\"`,
    args: [],
    shell: true,
  });
});

test('elsewhere no shell is involved', () => {
  expect(commandLineFor('linux', 'node', ['--name', 'Initech Ltd'])).toEqual({
    file: 'node',
    args: ['--name', 'Initech Ltd'],
    shell: false,
  });
});
