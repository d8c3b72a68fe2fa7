import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InstanceStatus } from '../../src/durable/client-api/instance-status.ts';
import { type DurableHost, startDurableHost } from './durable-host.ts';
import { stage } from './fixtures/stage.ts';
import { waitFor } from './wait-for.ts';

const directory = mkdtempSync(join(tmpdir(), 'durable-'));
let host: DurableHost;

beforeAll(async () => {
  host = await startDurableHost({ stateFile: join(directory, 'hub.db') });
});
afterAll(async () => {
  await host.stop();
  rmSync(directory, { recursive: true });
});

async function run(name: string, input: unknown, instanceId?: string): Promise<InstanceStatus> {
  const id = await host.client.startNew(name, { input, ...(instanceId && { instanceId }) });
  return host.extension.waitForCompletion(id, AbortSignal.timeout(5000));
}

function untilCustomStatus(instanceId: string, status: unknown) {
  return waitFor(`custom status of ${instanceId}`, async () => {
    const { customStatus } = await host.client.getStatus(instanceId);
    return JSON.stringify(customStatus) === JSON.stringify(status);
  });
}

test('activities run one after the other and pass on their results', async () => {
  expect(await run('sum', [1, 2, 3])).toMatchObject({ runtimeStatus: 'Completed', output: 6 });
});

test('values reach activities and return unchanged', async () => {
  const { output } = await run('values', { given: true }, 'values-1');
  expect(output).toEqual({
    text: '123',
    typeOfText: 'string',
    object: { nested: [1, null, 'ä "quoted"'] },
    number: 1.5,
    nothing: null,
    caller: 'values-1',
    input: { given: true },
    version: '',
  });
});

test('activities of one Task.all run in parallel and keep their order', async () => {
  expect((await run('fan', [3, 1, 2])).output).toEqual([6, 2, 4]);
});

test('an activity that fails too often fails the orchestration with Azure’s message', async () => {
  const { runtimeStatus, output } = await run('fails', null);
  expect(runtimeStatus).toBe('Failed');
  expect(output).toMatch(
    /^Orchestrator function 'fails' failed: Activity function 'flaky' failed: {2}attempt 1 failed \n \{/,
  );
});

test('a call of an unknown activity fails by name', async () => {
  const { output } = await run('callsMissing', null);
  expect(output).toMatch(/^The function 'missing' doesn't exist, is disabled, or is not an activity function\./);
});

test('a retried activity gives its result as soon as an attempt succeeds', async () => {
  expect((await run('retry', { succeedsAt: 3, attempts: 3 })).output).toBe(3);
});

test('a retried activity gives up after its last attempt', async () => {
  const { output } = await run('retry', { succeedsAt: 9, attempts: 2 }, 'gives-up');
  expect(output).toEqual({ caught: expect.stringContaining("Activity function 'flaky' failed:  attempt 2 failed") });
  expect(stage().attempts.get('gives-up')).toBe(2);
});

test('a durable timer never fires early', async () => {
  const { output } = await run('sleep', 40);
  expect(output).toBeGreaterThanOrEqual(40);
});

test('an external event that arrives first cancels the timer', async () => {
  const id = await host.client.startNew('approval', { input: { patience: 60_000 } });
  await untilCustomStatus(id, { stage: 'waiting' });
  await host.client.raiseEvent(id, 'Approval', { by: 'ana' }); // names are compared without case, in .NET
  await host.client.raiseEvent(id, 'approval', { by: 'ana' });
  const ended = await host.extension.waitForCompletion(id, AbortSignal.timeout(5000));
  expect(ended).toMatchObject({ runtimeStatus: 'Completed', output: { by: 'ana' } });
});

test('a timer fires when no event arrives', async () => {
  expect((await run('approval', { patience: 10 })).output).toBe('timed out');
});

test('an orchestration with an open timer stays Running until the timer fires', async () => {
  const id = await host.client.startNew('approval', { input: { patience: 400, leavesTimerOpen: true } });
  await untilCustomStatus(id, { stage: 'waiting' });
  const raisedAt = Date.now();
  await host.client.raiseEvent(id, 'approval', 'yes');
  const ended = await host.extension.waitForCompletion(id, AbortSignal.timeout(5000));
  expect(ended.output).toBe('yes');
  expect(Date.now() - raisedAt).toBeGreaterThan(200);
});

test('events that arrive before anyone waits are kept in sequence', async () => {
  const id = await host.client.startNew('threeEvents', { instanceId: 'early-events' });
  const release = await waitFor('the held activity', () => stage().held.get(id));
  for (const n of [1, 2, 3]) await host.client.raiseEvent(id, 'event', n);
  release();
  expect((await host.extension.waitForCompletion(id, AbortSignal.timeout(5000))).output).toEqual([1, 2, 3]);
});

test('a sub-orchestration is named after its parent’s execution and returns its result', async () => {
  const { output } = await run('parent', { child: 'child', input: { succeedsAt: 1 } }, 'parent-1');
  expect(output).toEqual({
    result: { attempt: 1, id: expect.stringMatching(/^[0-9a-f]{32}:0$/), parent: 'parent-1' },
  });
});

test('a parent gets the reason why its sub-orchestration failed', async () => {
  const { output } = await run('parent', { child: 'fails', id: 'failing-child' });
  expect(output).toEqual({ caught: expect.stringMatching(/^Orchestrator function 'fails' failed: Activity function/) });
});

test('a sub-orchestration that is terminated fails its parent, which can’t catch it', async () => {
  const id = await host.client.startNew('parent', { input: { child: 'waits', id: 'doomed-child' } });
  await waitFor('the child', () => host.client.getStatus('doomed-child').catch(() => undefined));
  await host.client.terminate('doomed-child', 'because');
  const { runtimeStatus, output } = await host.extension.waitForCompletion(id, AbortSignal.timeout(5000));
  expect(runtimeStatus).toBe('Failed');
  expect(output).toMatch(/Task with ID 0 failed but we could not parse its exception data/);
});

test('a retried sub-orchestration starts again under the same id', async () => {
  const { output } = await run('parentWithRetry', null, 'retrying-parent');
  expect(output).toEqual({ attempt: 3, id: 'retrying-parent-child', parent: 'retrying-parent' });
});

test.each([
  ['a function that does not exist', { child: 'missing' }, "The function 'missing' doesn't exist"],
  ['its own id', { child: 'waits', id: 'own-id' }, 'must be different than the instance ID of a parent'],
  ['the id of a running instance', { child: 'waits', id: 'taken' }, 'instance with the status Running already exists'],
  ['an id of an entity', { child: 'waits', id: '@a@b' }, 'must not start with @'],
])('a sub-orchestration with %s fails by name', async (_, input, message) => {
  await host.client.startNew('waits', { instanceId: 'taken' }).catch(() => undefined);
  await waitFor('the taken id', async () => (await host.client.getStatus('taken')).runtimeStatus === 'Running');
  const { output } = await run('parent', input, 'own-id');
  expect(output).toEqual({ caught: expect.stringContaining(message) });
});

test('continue-as-new starts again with the new input and an empty history', async () => {
  const ended = await run('countTo', { n: 0, limit: 5 }, 'counter');
  expect(ended).toMatchObject({ output: 5, input: { n: 4, limit: 5 }, customStatus: { reached: 5 } });
  const response = await fetch(`${host.webhookUrl}/instances/counter?showHistory=true`);
  const names = ['ExecutionStarted', 'TaskCompleted', 'ExecutionCompleted'];
  expect(await response.json()).toMatchObject({ historyEvents: names.map((EventType) => ({ EventType })) });
});

test('continue-as-new delivers a string with its quotes, as the extension does', async () => {
  expect((await run('echoesNewInput', { again: true })).output).toBe('"text"');
});

test('no event is lost between the generations of an eternal orchestration', async () => {
  const id = await host.client.startNew('listener', { input: [] });
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'stop']) await host.client.raiseEvent(id, 'next', name);
  const { output } = await host.extension.waitForCompletion(id, AbortSignal.timeout(5000));
  expect(output).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
});

test('events that arrive together in a generation are passed on one by one', async () => {
  const id = await host.client.startNew('listener', { input: [] });
  const is = (status: string) => async () => (await host.client.getStatus(id)).runtimeStatus === status;
  await host.client.suspend(id, 'to collect them');
  await waitFor('suspended', is('Suspended'));
  for (const name of ['a', 'b', 'stop']) await host.client.raiseEvent(id, 'next', name);
  await host.client.resume(id, 'all at once');
  expect((await host.extension.waitForCompletion(id, AbortSignal.timeout(5000))).output).toEqual(['a', 'b']);
});

test('a custom status of more than 16 KB fails the orchestration', async () => {
  const { runtimeStatus, output } = await run('bigStatus', null);
  expect(runtimeStatus).toBe('Failed');
  expect(output).toMatch(/payload must not exceed 16 KB\. The current payload size is 17 KB\./);
});

test('an error without a message leaves the orchestration Running, as in Azure, and the log says so', async () => {
  const id = await host.client.startNew('throwsNothing');
  await waitFor('the log line', () => host.lines.find((line) => line.includes(id)));
  expect(host.lines.find((line) => line.includes(id))).toMatch(/waits for nothing and can never end/);
  expect((await host.client.getStatus(id)).runtimeStatus).toBe('Running');
});
