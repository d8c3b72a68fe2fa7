import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desk, openDesk } from '../../tools/drills/open-desk.ts';
import { connectionNames } from '../../tools/operator/connection-names.ts';

const urls = { cosmos: 'c', serviceBus: 's', payments: 'p', carrier: 'd' };
let directory: string;
let desk: Desk;
const asked: string[] = [];
const OVER = '(drill) the drill is over and its stack is stopped: leave this shell\n';
beforeEach(async () => {
  asked.length = 0;
  directory = mkdtempSync(join(tmpdir(), 'desk-'));
  mkdirSync(join(directory, 'real'));
  for (const name of ['az', 'azd', 'npm']) {
    const file = join(directory, 'real', name);
    writeFileSync(file, `#!/bin/sh\necho "the real ${name} $*"\n`);
    chmodSync(file, 0o755);
  }
  desk = await openDesk({ directory: join(directory, 'state'), prepared: { stack: { urls } } }, async (call) => {
    asked.push(call);
    return 'done';
  });
});
afterEach(async () => {
  await desk.close();
  rmSync(directory, { recursive: true, force: true });
});

/** What a shell says that is the desk, as an operator types there. */
function typed(lines: string, more: Record<string, string> = {}): Promise<string> {
  const env = { ...process.env, PATH: `${join(directory, 'real')}:${process.env['PATH']}`, ...more };
  return new Promise((resolve) => {
    execFile('bash', ['-c', `. '${desk.file}'\n${lines}`], { env }, (_, stdout, stderr) => resolve(stdout + stderr));
  });
}

test.each(['az functionapp stop --name app', 'azd provision', 'npm run deliver -- blue'])(
  '%s asks the drill, and fails in a shell that is still open when the drill is over',
  async (command) => {
    expect(await typed(`${command}; echo $?`)).toBe('0\n(drill) done\n');
    expect(asked).toEqual([command]);
    const said = await typed(`rm -r '${join(directory, 'state')}'\n${command}\necho $?`);
    expect(said).toBe(`1\n${OVER}`);
  },
);

test('every command says in the same words that the drill is over, also while its stack stops', async () => {
  await desk.close();
  expect(await typed('npm run ops -- status --azure\naz account show')).toBe(OVER + OVER);
});

test('the operator’s commands need a place, because they would work on the developer’s own stack', async () => {
  expect(await typed('npm run ops -- orders list; echo $?')).toMatch(/^64\n\(drill\) without --azure/);
  expect(await typed('npm run ops -- orders list --azure')).toBe('the real npm run ops -- orders list --azure\n');
  expect(await typed('npm run ops -- orders list --state .drill')).toContain('the real npm');
  expect(await typed('npm run ops -- orders --help')).toContain('the real npm');
  expect(await typed('npm test')).toBe('the real npm test\n');
});

test('no name of an installation in Azure is left, and nobody is signed in', async () => {
  const names = Object.fromEntries(connectionNames.map((name) => [name, 'https://real.example']));
  const said = await typed('env', { ...names, AZURE_CONFIG_DIR: '/home/ada/.azure' });
  expect(said).not.toContain('real.example');
  expect(said).not.toContain('/home/ada');
  expect(said).toContain('COSMOS=c\n');
});
