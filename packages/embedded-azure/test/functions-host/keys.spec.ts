import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InvocationReport } from '../../src/functions-host/invocations/invocation-record.ts';
import { failToStart, fixture, type HostProcess, startHostProcess } from './host-process.ts';

const scriptRoot = fixture('keys-app');
const settings = { 'AzureWebJobs.off.Disabled': '1' };

interface Keys {
  masterKey: string;
  hostKeys: { default: string };
  functionKeys: Record<string, { default: string }>;
}

let stateDirectory: string;
let host: HostProcess;
let keys: Keys;
const file = () => join(stateDirectory, 'keys.json');

/** The callers, by the key that they send. */
const key = {
  nobody: () => undefined,
  stranger: () => 'wrong',
  master: () => keys.masterKey,
  host: () => keys.hostKeys.default,
  own: () => keys.functionKeys['function']?.default,
  other: () => keys.functionKeys['other']?.default,
};

async function status(path: string, value: string | undefined, init: RequestInit = {}): Promise<[number, string]> {
  const headers = { ...(value !== undefined && { 'x-functions-key': value }), 'content-type': 'application/json' };
  const response = await fetch(`${host.url}${path}`, { ...init, headers });
  return [response.status, await response.text()];
}

const read = async (path: string, value: string | undefined): Promise<unknown> =>
  JSON.parse((await status(path, value))[1]);

describe('with --enableAuth', () => {
  beforeAll(async () => {
    stateDirectory = mkdtempSync(join(tmpdir(), 'host-keys-'));
    host = await startHostProcess({ scriptRoot, settings, stateDirectory, parameters: ['--enableAuth'] });
    keys = JSON.parse(readFileSync(file(), 'utf8'));
  });
  afterAll(async () => {
    await host[Symbol.asyncDispose]();
    rmSync(stateDirectory, { recursive: true });
  });

  test.each([
    ['anonymous', 'nobody', 200],
    ['function', 'nobody', 401],
    ['function', 'stranger', 401],
    ['function', 'own', 200],
    ['function', 'host', 200],
    ['function', 'master', 200],
    ['function', 'other', 401],
    ['admin', 'host', 401],
    ['admin', 'master', 200],
    ['off', 'master', 404],
    ['off', 'nobody', 404],
  ] as const)('%s with the key of %s is answered with %i', async (name, who, expected) => {
    const [code, body] = await status(`/api/${name}`, key[who]());
    expect([code, body]).toEqual([expected, expected === 200 ? 'in' : '']);
  });

  test('the key may be in the query, but the header takes precedence', async () => {
    const path = `/api/function?code=${encodeURIComponent(keys.hostKeys.default)}`;
    expect((await status(path, undefined))[0]).toBe(200);
    expect((await status(path, 'wrong'))[0]).toBe(401);
  });

  test('only the owner may read the file, and the keys are long', () => {
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    const all = [keys.masterKey, keys.hostKeys.default, ...Object.values(keys.functionKeys).map((one) => one.default)];
    expect(new Set(all).size).toBe(all.length);
    expect(Math.min(...all.map(({ length }) => length))).toBeGreaterThan(50);
  });

  test.each(['/admin/host/status', '/admin/functions', '/admin/host/keys', '/admin/host/nope'])(
    '%s requires the master key',
    async (path) => {
      expect(await status(path, key.host())).toEqual([401, '']);
    },
  );

  test('the ping requires no key', async () => {
    expect((await status('/admin/host/ping', undefined))[0]).toBe(200);
  });

  test('keys can be read with the master key', async () => {
    const hostKeys = { keys: [{ name: 'default', value: keys.hostKeys.default }] };
    expect(await read('/admin/host/keys', key.master())).toMatchObject(hostKeys);
    expect(await read('/admin/host/functionkeys', key.master())).toMatchObject(hostKeys);
    expect(await read('/admin/host/systemkeys/_master', key.master())).toMatchObject({ value: keys.masterKey });
    expect(await read('/admin/functions/Function/keys/default', key.master())).toMatchObject({ value: key.own() });
    expect(await status('/admin/functions/nope/keys', key.master())).toEqual([404, '']);
  });

  test('a function can be run by hand', async () => {
    const run = (body: string, name = 'nightly') =>
      status(`/admin/functions/${name}`, key.master(), { method: 'POST', body });
    expect(await run('{ "input": "" }')).toEqual([202, '']);
    await host.printed(/^nightly .*"isPastDue":false/m);
    expect(await run('no JSON')).toEqual([400, '']);
    expect(await run('{ "input": {} }')).toEqual([400, '']);
    expect(await run('{ "input": "" }', 'nope')).toEqual([404, '']);
    expect(await run('{ "input": "" }', 'function')).toEqual([400, '']);
  });

  test('what ran can be read with the master key: reason, outcome and lines', async () => {
    await status('/admin/functions/nightly', key.master(), { method: 'POST', body: '{ "input": "" }' });
    await host.printed(/^nightly .*"isPastDue":false/m);
    const path = '/admin/_embedded/invocations?function=nightly';
    expect((await status(path, key.host()))[0]).toBe(401);
    expect((await status(`${path}&limit=0`, key.master()))[0]).toBe(400);
    const succeeded = await until('the run to be counted', async () => {
      const { functions, invocations } = (await read(path, key.master())) as InvocationReport;
      const [run] = invocations;
      return run?.durationMs !== undefined && { functions, run };
    });
    expect(succeeded.run).toMatchObject({ function: 'nightly', reason: expect.stringContaining('API') });
    expect(succeeded.functions.find(({ name }) => name === 'nightly')).toMatchObject({ failed: 0, running: 0 });
    expect(await read(`${path}&failed=true`, key.master())).toMatchObject({ invocations: [] });
  });

  test('the keys are the same after a restart', async () => {
    const before = keys;
    await host[Symbol.asyncDispose]();
    host = await startHostProcess({ scriptRoot, settings, stateDirectory, parameters: ['--enableAuth'] });
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual(before);
    expect((await status('/api/function', key.own()))[0]).toBe(200);
  });
});

test('without --enableAuth everything is open, and functions can be listed and run', async () => {
  await using open = await startHostProcess({ scriptRoot, settings });
  expect((await fetch(`${open.url}/api/admin`)).status).toBe(200);
  const list: { name: string }[] = JSON.parse(await (await fetch(`${open.url}/admin/functions`)).text());
  expect(list.map(({ name }) => name).toSorted()).toEqual(['admin', 'anonymous', 'function', 'nightly', 'other']);
  expect((await fetch(`${open.url}/admin/functions/nightly`)).status).toBe(200);
  expect((await fetch(`${open.url}/admin/host/keys`)).status).toBe(404);
});

test('a damaged key file is refused by name', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'host-keys-'));
  writeFileSync(join(directory, 'keys.json'), '{ "masterKey": ');
  const run = { scriptRoot, stateDirectory: directory, parameters: ['--enableAuth'] };
  const { code, errors } = await failToStart(run);
  rmSync(directory, { recursive: true });
  expect(errors).toContain(`${join(directory, 'keys.json')}: not a usable file of keys`);
  expect(code).toBe(1);
});
