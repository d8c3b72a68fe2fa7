import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HostProcess, startHostProcess } from '../functions-host/host-process.ts';

let host: HostProcess;
beforeAll(async () => {
  host = await startHostProcess({ scriptRoot: join(import.meta.dirname, 'fixtures') });
});
afterAll(() => host[Symbol.asyncDispose]());

test('an HTTP function starts an orchestration with its durable client and waits for the result', async () => {
  const response = await fetch(`${host.url}/api/start/sum`, { method: 'POST', body: '[1, 2, 3]' });
  expect([response.status, await response.json()]).toEqual([200, 6]);
});

test('the status of an instance is available under the host’s webhooks', async () => {
  const created = await fetch(`${host.url}/runtime/webhooks/durabletask/orchestrators/waits/here`, { method: 'POST' });
  expect(created.status).toBe(202);
  const location = new URL(created.headers.get('location') ?? '');
  expect(location.searchParams.get('taskHub')).toBe('FixtureHub');
  const status = await fetch(location);
  expect(await status.json()).toMatchObject({ instanceId: 'here', name: 'waits' });
});
