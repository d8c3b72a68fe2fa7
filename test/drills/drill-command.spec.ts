import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeServer, listen } from '@partner-orders/loopback-server/listen';
import { expect, onTestFinished, test } from 'vitest';
import { root } from '../../tools/root.ts';

test('a drill that can’t start says why, and leaves no state', async () => {
  const taken = createServer();
  const port = await listen(taken, 0, 'another program');
  onTestFinished(() => closeServer(taken));
  const folder = mkdtempSync(join(tmpdir(), 'drill-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const state = join(folder, 'state');
  const args = ['stuck-saga', '--port-base', String(port - 1), '--state', state];
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'] };
  const drill = join(root, 'tools', 'drills', 'drill.ts');
  const { status, stderr } = spawnSync(process.execPath, [drill, ...args], { encoding: 'utf8', env, cwd: root });
  expect(stderr).toMatch(/port \d+ is in use.*`--port-base \d+` moves all ports/);
  expect(status).toBe(1);
  expect(existsSync(state) ? readdirSync(state) : []).toEqual([]);
});
