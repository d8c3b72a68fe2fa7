import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningHost, startHost } from '../../src/functions-host/start-host.ts';

const stateDirectory = mkdtempSync(join(tmpdir(), 'durable-host-'));
let host: RunningHost;

beforeAll(async () => {
  const scriptRoot = join(import.meta.dirname, 'fixtures');
  host = await startHost({ scriptRoot, port: 0, stateDirectory, log: () => {} });
});
afterAll(async () => {
  await host.stop();
  rmSync(stateDirectory, { recursive: true });
});

test('an HTTP function starts an orchestration with its durable client and waits for the result', async () => {
  const response = await fetch(`${host.url}/api/start/sum`, { method: 'POST', body: '[1, 2, 3]' });
  expect([response.status, await response.json()]).toEqual([200, 6]);
});

test('the status of an instance is under the host’s webhooks', async () => {
  const created = await fetch(`${host.url}/runtime/webhooks/durabletask/orchestrators/waits/here`, { method: 'POST' });
  expect(created.status).toBe(202);
  const location = new URL(created.headers.get('location') ?? '');
  expect(location.searchParams.get('taskHub')).toBe('FixtureHub');
  const status = await fetch(location);
  expect(await status.json()).toMatchObject({ instanceId: 'here', name: 'waits' });
});
