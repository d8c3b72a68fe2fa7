import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DurableHost, startDurableHost } from './durable-host.ts';

let directory: string;
let host: DurableHost | undefined;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'durable-'));
});
afterEach(async () => {
  await host?.stop();
  rmSync(directory, { recursive: true });
});

async function start(hostJson: Record<string, unknown>): Promise<DurableHost> {
  await host?.stop();
  host = await startDurableHost({ stateFile: join(directory, 'hub.db'), hostJson });
  return host;
}

const versionOf = async ({ client, extension }: DurableHost, version?: string) => {
  const id = await client.startNew('values', version ? { version } : {});
  const { output } = await extension.waitForCompletion(id, AbortSignal.timeout(5000));
  return output && typeof output === 'object' && 'version' in output ? output.version : output;
};

test('an instance has the version that it was started with, else host.json’s defaultVersion', async () => {
  const running = await start({ defaultVersion: '2.0' });
  expect(await versionOf(running)).toBe('2.0');
  expect(await versionOf(running, '1.5')).toBe('1.5');
});

test('a sub-orchestration has the default version, not its parent’s', async () => {
  const { client, extension } = await start({ defaultVersion: '2.0' });
  for (const [version, expected] of [
    [undefined, '2.0'],
    ['1.1', '1.1'],
  ]) {
    const id = await client.startNew('parent', { version: '1.0', input: { child: 'values', version } });
    const { output } = await extension.waitForCompletion(id, AbortSignal.timeout(5000));
    expect(output).toMatchObject({ result: { version: expected } });
  }
});

test('a newer version waits for the deployment that can run it', async () => {
  const old = await start({ defaultVersion: '1.9' });
  const id = await old.client.startNew('values', { version: '1.10' });
  expect(old.lines).toEqual([
    `durable: instance ${id} waits: its version '1.10' does not match host.json's defaultVersion '1.9'`,
  ]);
  expect((await old.client.getStatus(id)).runtimeStatus).toBe('Pending');
  const { extension } = await start({ defaultVersion: '1.10' });
  expect(await extension.waitForCompletion(id, AbortSignal.timeout(5000))).toMatchObject({
    runtimeStatus: 'Completed',
  });
});

test('a version that does not match fails the instance if host.json says so', async () => {
  const running = await start({ defaultVersion: '1', versionMatchStrategy: 'Strict', versionFailureStrategy: 'Fail' });
  expect(await versionOf(running, '2')).toBe('Orchestration version did not comply with Worker Versioning');
});

test('Strict runs only the same version, and the others wait', async () => {
  const running = await start({ defaultVersion: '2.0', versionMatchStrategy: 'Strict' });
  expect(await versionOf(running)).toBe('2.0');
  const older = await running.client.startNew('values', { version: '1.0' });
  expect(running.lines).toEqual([
    `durable: instance ${older} waits: its version '1.0' does not match host.json's defaultVersion '2.0'`,
  ]);
  const { extension } = await start({ defaultVersion: '1.0', versionMatchStrategy: 'Strict' });
  expect((await extension.waitForCompletion(older, AbortSignal.timeout(5000))).runtimeStatus).toBe('Completed');
});

test('None runs every version', async () => {
  const running = await start({ defaultVersion: '1.0', versionMatchStrategy: 'None', versionFailureStrategy: 'Fail' });
  expect(await versionOf(running, '9.0')).toBe('9.0');
});

test('CurrentOrOlder runs an older version, and one that has none', async () => {
  const unversioned = await start({});
  const id = await unversioned.client.startNew('waits');
  const running = await start({ defaultVersion: '2.0', versionFailureStrategy: 'Fail' });
  await running.client.raiseEvent(id, 'go', 'on');
  expect((await running.extension.waitForCompletion(id, AbortSignal.timeout(5000))).output).toBe('on');
  expect(await versionOf(running, '1.9.9')).toBe('1.9.9');
});

test('a parent gets the error that its sub-orchestration’s version does not match', async () => {
  const { client, extension } = await start({ defaultVersion: '1.0', versionFailureStrategy: 'Fail' });
  const id = await client.startNew('parent', { input: { child: 'values', version: '2.0' } });
  const { runtimeStatus } = await extension.waitForCompletion(id, AbortSignal.timeout(5000));
  expect(runtimeStatus).toBe('Failed');
});
