import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fixture, startHostProcess } from './host-process.ts';

test('an orchestration that one host started is completed by the next host on the same state', async () => {
  const stateDirectory = mkdtempSync(join(tmpdir(), 'durable-state-'));
  onTestFinished(() => rmSync(stateDirectory, { recursive: true }));
  const run = { scriptRoot: fixture('durable-app'), stateDirectory };
  {
    await using host = await startHostProcess(run);
    const begun = await fetch(`${host.url}/api/begin/one`, { method: 'POST' });
    expect(begun.status).toBe(202);
    const { statusQueryGetUri } = Object(await begun.json());
    expect(Object(await (await fetch(statusQueryGetUri)).json()).runtimeStatus).toMatch(/Pending|Running/);
    host.child.kill('SIGTERM');
    expect(await host.exited).toBe(0);
  }
  await using host = await startHostProcess(run);
  const ended = await fetch(`${host.url}/api/go/one`, { method: 'POST' });
  expect([ended.status, await ended.json()]).toEqual([200, 84]);
});

test('with --enableAuth the management API requires the extension’s key, which its links contain', async () => {
  const stateDirectory = mkdtempSync(join(tmpdir(), 'durable-state-'));
  onTestFinished(() => rmSync(stateDirectory, { recursive: true }));
  await using host = await startHostProcess({
    scriptRoot: fixture('durable-app'),
    stateDirectory,
    parameters: ['--enableAuth'],
  });
  const keys = JSON.parse(readFileSync(join(stateDirectory, 'keys.json'), 'utf8'));
  const functionKey = { 'x-functions-key': keys.hostKeys.default };
  const begun = await fetch(`${host.url}/api/begin/one`, { method: 'POST', headers: functionKey });
  expect(begun.status).toBe(202);

  // The function's durable client has worked without a key, and the links for its caller have one.
  const { statusQueryGetUri, purgeHistoryDeleteUri } = Object(await begun.json());
  expect(new URL(statusQueryGetUri).searchParams.get('code')).toBe(keys.systemKeys.durabletask_extension);
  expect((await fetch(statusQueryGetUri)).status).toBe(202);
  const bare = (uri: string) => {
    const url = new URL(uri);
    url.searchParams.delete('code');
    return url.href;
  };
  expect((await fetch(bare(statusQueryGetUri))).status).toBe(401);
  expect((await fetch(bare(statusQueryGetUri), { headers: functionKey })).status).toBe(401);
  expect((await fetch(bare(statusQueryGetUri), { headers: { 'x-functions-key': keys.masterKey } })).status).toBe(202);
  expect((await fetch(bare(purgeHistoryDeleteUri), { method: 'DELETE' })).status).toBe(401);

  for (const [path, key, status] of [
    ['/runtime/webhooks/durabletask/instances', undefined, 401],
    ['/RUNTIME/webhooks/durabletask/instances', undefined, 401],
    ['/runtime/webhooks/nothing', undefined, 401],
    ['/runtime/webhooks/nothing', keys.systemKeys.durabletask_extension, 401],
    ['/runtime/webhooks/nothing', keys.masterKey, 404],
    ['/runtime/webhooks/', undefined, 401],
    ['/durabletask/instances', undefined, 404],
  ]) {
    const headers = key === undefined ? {} : { 'x-functions-key': key };
    expect([path, (await fetch(host.url + path, { headers })).status]).toEqual([path, status]);
  }

  const systemKeys = await fetch(`${host.url}/admin/host/systemkeys`, {
    headers: { 'x-functions-key': keys.masterKey },
  });
  expect(await systemKeys.json()).toMatchObject({
    keys: [{ name: 'durabletask_extension', value: keys.systemKeys.durabletask_extension }],
  });
});
