import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../tools/root.ts';

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
/** The help of `npm test` is vitest's. */
const commands = Object.keys(scripts).filter((name) => name !== 'test');

/** `npm run <name> -- <flags>` without npm, which would only find the script. */
function call(name: string, ...flags: string[]) {
  const [, script = '', program = '', file = '', ...given] = (scripts[name] ?? '').split(' ');
  const all = [script, program, file, ...given, ...flags];
  // Without the environment that vitest sets for itself, and without anything that npm would have removed.
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'] };
  const { status, stdout, stderr } = spawnSync(process.execPath, all, { cwd: root, encoding: 'utf8', env });
  return { status, stdout, stderr };
}

test.each(commands)('npm run %s has a help text that says what it does', (name) => {
  const { status, stdout, stderr } = call(name, '--help');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(name === 'start' ? /^npm start/ : new RegExp(`^npm run (-s )?${name}\\b`));
});

test.each(commands)('npm run %s refuses an unknown flag', (name) => {
  const { status, stderr } = call(name, '--nonsense');
  expect({ name, status }).toEqual({ name, status: 2 });
  expect(stderr).toContain('--nonsense');
});

const withCommands = ['ops', 'deliver', 'bench'];

test.each(withCommands)('npm run %s without arguments lists its commands', (name) => {
  const { status, stdout } = call(name);
  expect(status).toBe(0);
  expect(stdout.split('\n').filter((line) => /^ {2}[a-z]/.test(line)).length).toBeGreaterThan(2);
});

test.each(withCommands)(
  'npm run %s says in one line that it has no such command, and where its commands are listed',
  (name) => {
    const { status, stderr } = call(name, 'nonsense');
    expect(status).toBe(2);
    expect(stderr.trimEnd().split('\n')).toEqual([expect.stringMatching(/^unknown command: nonsense; see .* --help$/)]);
  },
);
