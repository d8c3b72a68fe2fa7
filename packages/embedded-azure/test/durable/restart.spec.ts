import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StateFileError } from '@partner-orders/loopback-server/sqlite/open-database';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DurableHost, type DurableHostOptions, fixtureWorker, startDurableHost } from './durable-host.ts';
import { stage } from './fixtures/stage.ts';
import { waitFor } from './wait-for.ts';

let directory: string;
let host: DurableHost | undefined;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'durable-'));
});
afterEach(async () => {
  await host?.stop();
  host = undefined;
  rmSync(directory, { recursive: true });
});

/** Stops the host, if there is one, and starts one on the same state. */
async function restart(options: Partial<DurableHostOptions> = {}): Promise<DurableHost> {
  await host?.stop();
  host = await startDurableHost({ stateFile: join(directory, 'hub.db'), drain: 50, ...options });
  return host;
}

const ended = (instanceId: string) => host?.extension.waitForCompletion(instanceId, AbortSignal.timeout(5000));
const untilStatus = (instanceId: string, status: string) =>
  waitFor(`${instanceId} ${status}`, async () => (await host?.client.getStatus(instanceId))?.runtimeStatus === status);

test('an orchestration continues after a restart, also if its event arrives then', async () => {
  const { client } = await restart();
  await client.startNew('waits', { instanceId: 'waiting' });
  await untilStatus('waiting', 'Running');
  await (await restart()).client.raiseEvent('waiting', 'go', 'at last');
  expect(await ended('waiting')).toMatchObject({ runtimeStatus: 'Completed', output: 'at last' });
  const response = await fetch(`${host?.webhookUrl}/instances/waiting?showHistory=true`);
  const names = ['ExecutionStarted', 'EventRaised', 'ExecutionCompleted'];
  expect(await response.json()).toMatchObject({ historyEvents: names.map((EventType) => ({ EventType })) });
});

test('a finished instance leaves only its history', async () => {
  const { client } = await restart();
  for (const instanceId of ['completed', 'replaced', 'replaced']) {
    await client.startNew('sum', { instanceId, input: [1] });
    await ended(instanceId);
  }
  for (const instanceId of ['terminated', 'purged']) {
    await client.startNew('approval', { instanceId, input: { patience: 60_000 } });
    await untilStatus(instanceId, 'Running');
  }
  await client.terminate('terminated', 'why');
  await ended('terminated');
  await client.purgeInstanceHistory('purged');
  await host?.stop();
  host = undefined;
  using database = new DatabaseSync(join(directory, 'hub.db'));
  const count = (from: string) => database.prepare(`SELECT count(*) AS n FROM ${from}`).get()?.['n'];
  expect(['instances', 'inbox', 'activities', 'timers'].map(count)).toEqual([3, 0, 0, 0]);
  expect(count('(SELECT DISTINCT instance_key FROM history)')).toBe(3);
  expect(count('history WHERE instance_key NOT IN (SELECT key FROM instances)')).toBe(0);
});

test('an activity that did not end before the stop runs again', async () => {
  const { client } = await restart();
  await client.startNew('heldFan', { instanceId: 'held', input: 1 });
  const abandoned = await waitFor('the activity', () => stage().held.get('held/0'));
  stage().held.clear();
  await restart();
  const again = await waitFor('the activity again', () => stage().held.get('held/0'));
  abandoned('too late');
  again();
  expect(await ended('held')).toMatchObject({ runtimeStatus: 'Completed' });
});

test('a stop waits for running activities, and their results are kept', async () => {
  const { client } = await restart({ drain: 5000 });
  await client.startNew('heldFan', { instanceId: 'drained', input: 1 });
  const release = await waitFor('the activity', () => stage().held.get('drained/0'));
  stage().held.clear();
  const stopped = host?.stop();
  release();
  await stopped;
  host = undefined;
  await restart();
  expect(await ended('drained')).toMatchObject({ runtimeStatus: 'Completed' });
  expect(stage().held.size).toBe(0);
});

test('a timer that became due while the host was down fires at the start', async () => {
  const { client } = await restart();
  await client.startNew('sleep', { instanceId: 'asleep', input: 100 });
  await untilStatus('asleep', 'Running');
  await restart();
  expect(await ended('asleep')).toMatchObject({ runtimeStatus: 'Completed' });
});

test('events for a suspended instance are kept over a restart', async () => {
  const { client } = await restart();
  await client.startNew('waits', { instanceId: 'suspended' });
  await untilStatus('suspended', 'Running');
  await client.suspend('suspended', 'why');
  await untilStatus('suspended', 'Suspended');
  await client.raiseEvent('suspended', 'go', 'kept');
  const after = await restart();
  expect((await after.client.getStatus('suspended')).runtimeStatus).toBe('Suspended');
  await after.client.resume('suspended', 'why');
  expect(await ended('suspended')).toMatchObject({ output: 'kept' });
});

test('a finished instance still exists after a restart, with its history', async () => {
  const { client } = await restart();
  await client.startNew('sum', { instanceId: 'finished', input: [1, 2] });
  await ended('finished');
  const { webhookUrl } = await restart();
  const response = await fetch(`${webhookUrl}/instances/finished?showHistory=true`);
  const names = ['ExecutionStarted', 'TaskCompleted', 'TaskCompleted', 'ExecutionCompleted'];
  expect(await response.json()).toMatchObject({
    output: 3,
    historyEvents: names.map((EventType) => ({ EventType })),
  });
});

test('the instances of a removed orchestrator wait until it exists again', async () => {
  const { client } = await restart();
  await client.startNew('waits', { instanceId: 'orphan' });
  await untilStatus('orphan', 'Running');
  const worker = await fixtureWorker();
  const functions = new Map([...worker.functions].filter(([, { name }]) => name !== 'waits'));
  const without = await restart({ invoker: { functions, invoke: (...all) => worker.invoke(...all) } });
  await without.client.raiseEvent('orphan', 'go', 1);
  expect(without.lines.join()).toContain("instance orphan waits: The function 'waits' doesn't exist");
  await restart();
  expect(await ended('orphan')).toMatchObject({ runtimeStatus: 'Completed' });
});

test('an instance with many activities does not block another’s', async () => {
  const { client } = await restart({ hostJson: { maxConcurrentActivityFunctions: 2 } });
  stage().held.clear();
  await client.startNew('heldFan', { instanceId: 'many', input: 50 });
  await waitFor('the first two', () => stage().held.size === 2);
  await client.startNew('heldFan', { instanceId: 'one', input: 1 });
  await untilStatus('one', 'Running');
  for (const turn of [1, 2]) {
    const [[key, release] = []] = stage().held;
    stage().held.delete(key ?? '');
    release?.();
    await waitFor(`turn ${turn}`, () => stage().held.size === 2);
  }
  expect([...stage().held.keys()]).toContain('one/0');
});

test('a state file is refused by name if it is not a database, is in use, or belongs to another hub', async () => {
  const stateFile = join(directory, 'broken.db');
  writeFileSync(stateFile, 'not a database, but somebody’s all the same');
  await expect(startDurableHost({ stateFile })).rejects.toThrow(StateFileError);
  expect(readFileSync(stateFile, 'utf8')).toContain('somebody’s');
  await restart();
  await expect(startDurableHost({ stateFile: join(directory, 'hub.db') })).rejects.toThrow(/in use by another process/);
  await expect(restart({ hostJson: { hubName: 'OtherHub' } })).rejects.toThrow(
    'hub.db: state of the task hub TestHubName, but host.json names OtherHub',
  );
});

test('an unfinished instance is replaced if host.json says so, and nothing of it continues', async () => {
  const { client, extension } = await restart({ hostJson: { overridableExistingInstanceStates: 'AnyState' } });
  await client.startNew('heldFan', { instanceId: 'replaced', input: 1 });
  const release = await waitFor('the activity', () => stage().held.get('replaced/0'));
  await client.startNew('sum', { instanceId: 'replaced', input: [1, 2] });
  expect(await ended('replaced')).toMatchObject({ name: 'sum', runtimeStatus: 'Completed', output: 3 });
  release();
  await client.startNew('waits', { instanceId: 'replaced' });
  await untilStatus('replaced', 'Running');
  await client.raiseEvent('replaced', 'go', 1);
  expect((await extension.waitForCompletion('replaced', AbortSignal.timeout(5000))).output).toBe(1);
});
