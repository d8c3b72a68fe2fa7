import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { until } from '@partner-orders/loopback-server/until';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from '../../tools/root.ts';

let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'fresh-clone-'));
  for (const file of ['with-dependencies', 'command-line-for', 'install-dependencies', 'take-lock']) {
    cpSync(join(root, 'tools', 'install', `${file}.mjs`), join(project, 'tools', 'install', `${file}.mjs`));
  }
  writeFileSync(
    join(project, 'package-lock.json'),
    JSON.stringify({ packages: { 'node_modules/a': { version: '1' } } }),
  );
  mkdirSync(join(project, 'bin'));
  npmThat('install');
});
afterEach(() => rmSync(project, { recursive: true }));

/** No registry is used: this npm waits for the file `go`, or fails with the given text. */
function npmThat(outcome: 'install' | { complaint: string }): void {
  const work =
    outcome === 'install'
      ? `while [ ! -e go ]; do sleep 0.05; done; mkdir -p node_modules; cp package-lock.json node_modules/.package-lock.json`
      : `echo '${outcome.complaint}' >&2; exit 1`;
  const file = join(project, 'bin', 'npm');
  writeFileSync(file, `#!/bin/sh\necho started >> npm.log\n${work}\n`);
  chmodSync(file, 0o755);
}

const go = () => writeFileSync(join(project, 'go'), '');
const installations = () =>
  existsSync(join(project, 'npm.log')) ? readFileSync(join(project, 'npm.log'), 'utf8').match(/started/g)?.length : 0;

interface Command {
  child: ChildProcess;
  errors(): string;
  ended: Promise<number | null>;
}

/** A command of the fresh clone that prints hello. */
function hello(): Command {
  const script = join(project, 'tools', 'install', 'with-dependencies.mjs');
  const child = spawn(process.execPath, [script, process.execPath, '-e', 'console.log("hello")'], {
    // Node is needed besides the shell's tools, but no other npm.
    env: {
      ...process.env,
      PATH: [join(project, 'bin'), dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // So that it can be ended together with its npm, as a terminal does.
    detached: true,
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  return { child, errors: () => errors, ended: once(child, 'close').then(() => child.exitCode) };
}

const installing = () => until('npm to run', async () => installations() === 1);

test('two commands at the same time install once: the second waits for the first', async () => {
  const first = hello();
  await installing();
  const second = hello();
  await until('the second to wait', async () =>
    second.errors().includes(`Waiting for the installation of process ${first.child.pid}`),
  );
  go();
  expect([await first.ended, await second.ended]).toEqual([0, 0]);
  expect(installations()).toBe(1);
});

test('a killed installation does not block the next one', async () => {
  const first = hello();
  await installing();
  process.kill(-(first.child.pid ?? 0), 'SIGKILL');
  await first.ended;
  go();
  const both = [hello(), hello()];
  expect(await Promise.all(both.map(({ ended }) => ended))).toEqual([0, 0]);
  expect(installations()).toBe(2);
});

test('Ctrl-C ends an installation, says so, and the next command installs again', async () => {
  const first = hello();
  await installing();
  process.kill(-(first.child.pid ?? 0), 'SIGINT');
  expect(await first.ended).toBe(130);
  expect(first.errors()).toContain('Not everything is installed; the next command continues.');
  go();
  expect(await hello().ended).toBe(0);
  expect(installations()).toBe(2);
});

test.each([
  ['npm error code ENOTFOUND', 'it can’t reach its registry'],
  ['npm error code EACCES', 'copy the project to a folder of your own'],
  ['npm error code EROFS', 'copy the project to a folder of your own'],
  ['npm error code ENOSPC', 'the disk is full'],
  ['npm error something new', 'see its output above'],
])('a failed installation says what to do: %s', async (complaint, advice) => {
  npmThat({ complaint });
  const command = hello();
  expect(await command.ended).toBe(1);
  expect(command.errors()).toContain(complaint);
  expect(command.errors().trim().split('\n').at(-1)).toMatch(`npm ci failed`);
  expect(command.errors()).toContain(advice);
});
