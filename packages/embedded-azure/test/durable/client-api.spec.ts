import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OrchestrationRuntimeStatus } from 'durable-functions';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
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

const ended = (instanceId: string) => host.extension.waitForCompletion(instanceId, AbortSignal.timeout(5000));
const untilStatus = (instanceId: string, status: string) =>
  waitFor(`${instanceId} ${status}`, async () => (await host.client.getStatus(instanceId)).runtimeStatus === status);
const call = (method: string, path: string, init: RequestInit = {}) =>
  fetch(`${host.webhookUrl}/${path}`, { method, ...init });

const Started = z.object({ id: z.string() });
const Page = z.array(z.object({ instanceId: z.string() }));
const WithHistory = z.object({ historyEvents: z.array(z.unknown()) });

async function historyOf(instanceId: string): Promise<unknown[]> {
  const response = await call('GET', `instances/${instanceId}?showHistory=true&showHistoryOutput=true`);
  return WithHistory.parse(await response.json()).historyEvents;
}

async function waiting(instanceId?: string): Promise<string> {
  const id = await host.client.startNew('waits', instanceId ? { instanceId } : {});
  await untilStatus(id, 'Running');
  return id;
}

test('a new instance gets an id of 32 hex digits', async () => {
  expect(await host.client.startNew('sum', { input: [] })).toMatch(/^[0-9a-f]{32}$/);
});

test('an instance that is started without input gets an empty string', async () => {
  const id = await host.client.startNew('waits');
  expect((await host.client.getStatus(id, { showInput: true })).input).toBe('');
});

test('answers a start with 202 and the links of the instance', async () => {
  const response = await call('POST', 'orchestrators/sum/linked', { body: '[1]' });
  expect(response.status).toBe(202);
  expect(response.headers.get('retry-after')).toBe('10');
  const statusQueryGetUri = response.headers.get('location') ?? '';
  expect(await response.json()).toMatchObject({ id: 'linked', statusQueryGetUri });
  await ended('linked');
  expect(await (await fetch(statusQueryGetUri)).json()).toMatchObject({ output: 1 });
});

test('the caller may wait for the result', async () => {
  const response = await call('POST', 'orchestrators/sum?timeout=5&pollingInterval=1', { body: '[1, 2]' });
  expect([response.status, await response.json()]).toEqual([200, 3]);
  const late = await call('POST', 'orchestrators/waits?timeout=0.05&pollingInterval=0.01');
  expect(late.status).toBe(202);
});

test('an unknown orchestrator is refused with the known ones', async () => {
  await expect(host.client.startNew('missing')).rejects.toThrow(
    /status code: 400.*The function 'missing' doesn't exist, is disabled, or is not an orchestrator function.*'sum'/,
  );
});

test.each([
  ['@entity', 'must not start with @'],
  ['a%2Fb', 'must not contain /'],
  ['a%5Cb', 'must not contain /'],
  ['a%23b', 'must not contain /'],
  ['a%07b', 'must not contain /'],
  ['x'.repeat(101), 'must not exceed 100 characters'],
])('the instance id %s is refused', async (instanceId, message) => {
  await expect(host.client.startNew('sum', { instanceId })).rejects.toThrow(message);
});

test('input that is not JSON is refused', async () => {
  const response = await call('POST', 'orchestrators/sum', { body: '{' });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ Message: 'Invalid JSON content' });
});

test('a running instance can’t be started again', async () => {
  await waiting('unique');
  await expect(host.client.startNew('waits', { instanceId: 'unique' })).rejects.toThrow(
    /status code: 409.*An Orchestration instance with the status Running already exists\./,
  );
});

test('an instance that has finished is replaced, with its history', async () => {
  await host.client.startNew('sum', { instanceId: 'again', input: [1, 1, 1] });
  await ended('again');
  await host.client.startNew('sum', { instanceId: 'again', input: [5] });
  await expect(ended('again')).resolves.toMatchObject({ output: 5, input: [5] });
  expect(await historyOf('again')).toHaveLength(3);
});

test('a status query shows input, output and times', async () => {
  await host.client.startNew('sum', { instanceId: 'told', input: [2] });
  await ended('told');
  const status = await host.client.getStatus('told', { showInput: true });
  expect(status).toMatchObject({ name: 'sum', instanceId: 'told', runtimeStatus: 'Completed', input: [2], output: 2 });
  expect(status.customStatus).toBeNull();
  expect(Math.abs(Date.now() - status.createdTime.getTime())).toBeLessThan(10_000);
  expect(await (await call('GET', 'instances/told?showInput=false')).json()).toMatchObject({ input: null });
});

test('a status query answers 202 while the instance runs, and 404 for an unknown one', async () => {
  const id = await waiting();
  const response = await call('GET', `instances/${id}`);
  expect([response.status, response.headers.get('retry-after')]).toEqual([202, '5']);
  expect(response.headers.get('location')).toContain(`/instances/${id}`);
  await expect(host.client.getStatus('nobody')).rejects.toThrow('HTTP 404');
});

test('answers 500 to a status query of a failed instance only if the caller asks for it', async () => {
  await host.client.startNew('fails', { instanceId: 'failed' });
  await ended('failed');
  expect((await call('GET', 'instances/failed')).status).toBe(200);
  expect((await call('GET', 'instances/failed?returnInternalServerErrorOnFailure=true')).status).toBe(500);
});

test('the history in a status query has no frames, and scheduling is merged into the results', async () => {
  await host.client.startNew('sum', { instanceId: 'shown', input: [1] });
  await ended('shown');
  const time = expect.stringMatching(/^\d{4}-.*Z$/);
  expect(await historyOf('shown')).toEqual([
    { EventType: 'ExecutionStarted', Timestamp: time, FunctionName: 'sum', Input: '[1]' },
    {
      EventType: 'TaskCompleted',
      Timestamp: time,
      ScheduledTime: time,
      FunctionName: 'add',
      Input: '[{"a":0,"b":1}]',
      Result: 1,
    },
    { EventType: 'ExecutionCompleted', Timestamp: time, OrchestrationStatus: 'Completed', Result: 1 },
  ]);
});

test('answers 404 to an event for an unknown instance, and drops one for a finished instance', async () => {
  await expect(host.client.raiseEvent('nobody', 'go', 1)).rejects.toThrow("No instance with ID 'nobody' found.");
  await host.client.startNew('sum', { instanceId: 'over', input: [] });
  await ended('over');
  const response = await call('POST', 'instances/over/raiseEvent/go', {
    body: '1',
    headers: { 'content-type': 'application/json' },
  });
  expect(response.status).toBe(410);
  await expect(host.client.raiseEvent('over', 'go', 1)).resolves.toBeUndefined();
});

test('an event needs JSON content, as in Azure', async () => {
  const id = await waiting();
  await expect(host.client.raiseEvent(id, 'go', undefined)).rejects.toThrow(/400.*Invalid JSON content/);
  const plain = await call('POST', `instances/${id}/raiseEvent/go`, { body: '1' });
  const message = 'Only application/json request content is supported';
  expect([plain.status, await plain.json()]).toEqual([400, { Message: message }]);
  const torn = await call('POST', `instances/${id}/raiseEvent/go`, {
    body: '{',
    headers: { 'content-type': 'application/json' },
  });
  expect(torn.status).toBe(400);
  expect(await torn.json()).toMatchObject({ Message: 'Invalid JSON content' });
});

test('a terminated instance ends with the reason as its output', async () => {
  const id = await waiting();
  await host.client.terminate(id, 'no longer wanted');
  expect(await ended(id)).toMatchObject({ runtimeStatus: 'Terminated', output: 'no longer wanted' });
  await expect(host.client.terminate(id, 'again')).resolves.toBeUndefined();
});

test('a suspended instance keeps its events until it is resumed', async () => {
  const id = await waiting();
  await host.client.suspend(id, 'lunch');
  await untilStatus(id, 'Suspended');
  await host.client.raiseEvent(id, 'go', 'later');
  expect((await host.client.getStatus(id)).runtimeStatus).toBe('Suspended');
  await host.client.resume(id, 'back');
  expect(await ended(id)).toMatchObject({ runtimeStatus: 'Completed', output: 'later' });
});

test('a suspended instance can be terminated', async () => {
  const id = await waiting();
  await host.client.suspend(id, 'lunch');
  await untilStatus(id, 'Suspended');
  await host.client.terminate(id, 'enough');
  expect(await ended(id)).toMatchObject({ runtimeStatus: 'Terminated' });
});

test('an instance that is not suspended can’t be resumed', async () => {
  const id = await waiting();
  await expect(host.client.resume(id, 'why')).rejects.toThrow(
    `Cannot resume the orchestration instance ${id} because instance is in the Running state.`,
  );
});

test('purging removes an instance, even a running one', async () => {
  const id = await waiting();
  expect(await host.client.purgeInstanceHistory(id)).toEqual({ instancesDeleted: 1 });
  await expect(host.client.getStatus(id)).rejects.toThrow('HTTP 404');
  expect(await host.client.purgeInstanceHistory(id)).toEqual({ instancesDeleted: 0 });
});

test('purging by time and status removes only finished instances', async () => {
  const createdTimeFrom = new Date(Date.now() + 3_600_000);
  expect(await host.client.purgeInstanceHistoryBy({ createdTimeFrom })).toEqual({ instancesDeleted: 0 });
  const running = await waiting();
  await host.client.startNew('fails', { instanceId: 'to-purge' });
  await ended('to-purge');
  const since = new Date(Date.now() - 60_000);
  const { Failed, Running } = OrchestrationRuntimeStatus;
  const { instancesDeleted } = await host.client.purgeInstanceHistoryBy({
    createdTimeFrom: since,
    runtimeStatus: [Failed, Running],
  });
  expect(instancesDeleted).toBeGreaterThan(0);
  expect(await host.client.getStatusBy({ runtimeStatus: [Failed] })).toEqual([]);
  expect((await host.client.getStatus(running)).runtimeStatus).toBe('Running');
});

test('an instance can be restarted with the same input, under a new id or its own', async () => {
  await host.client.startNew('sum', { instanceId: 'restarted', input: [4, 5] });
  await ended('restarted');
  const { id } = Started.parse(await (await call('POST', 'instances/restarted/restart')).json());
  expect(id).not.toBe('restarted');
  expect(await ended(id)).toMatchObject({ output: 9 });
  const own = await call('POST', 'instances/restarted/restart?restartWithNewInstanceId=false');
  expect(own.status).toBe(202);
  expect(await ended('restarted')).toMatchObject({ output: 9 });
  expect((await call('POST', 'instances/nobody/restart')).status).toBe(400);
});

test('answers 404 to an unknown path or method', async () => {
  expect((await call('GET', 'orchestrators/sum')).status).toBe(404);
  expect((await call('GET', 'nothing')).status).toBe(404);
});

test('the pages of a list have all instances, in order of creation', async () => {
  for (let n = 0; n < 7; n++) await host.client.startNew('sum', { instanceId: `paged-${n}`, input: [] });
  const ids: string[] = [];
  let token = '';
  do {
    const response = await call('GET', 'instances?instanceIdPrefix=paged-&top=3', {
      headers: token ? { 'x-ms-continuation-token': token } : {},
    });
    const page = Page.parse(await response.json());
    expect(page.length).toBeLessThanOrEqual(3);
    ids.push(...page.map(({ instanceId }) => instanceId));
    token = response.headers.get('x-ms-continuation-token') ?? '';
  } while (token);
  expect(ids).toEqual(['paged-0', 'paged-1', 'paged-2', 'paged-3', 'paged-4', 'paged-5', 'paged-6']);
  expect((await call('GET', 'instances', { headers: { 'x-ms-continuation-token': '!' } })).status).toBe(400);
});

test('a list can be filtered by status and by time', async () => {
  const id = await waiting();
  const { Running, Canceled } = OrchestrationRuntimeStatus;
  const running = await host.client.getStatusBy({ runtimeStatus: [Running] });
  expect(running.map(({ instanceId }) => instanceId)).toContain(id);
  expect(new Set(running.map(({ runtimeStatus }) => runtimeStatus))).toEqual(new Set(['Running']));
  expect(await host.client.getStatusBy({ runtimeStatus: [Canceled] })).toEqual([]);
  expect(await host.client.getStatusBy({ createdTimeTo: new Date(Date.now() - 3_600_000) })).toEqual([]);
  expect((await host.client.getStatusAll()).length).toBeGreaterThan(running.length);
});

test('waiting for an unknown instance, or longer than the timeout, ends', async () => {
  await expect(host.extension.waitForCompletion('nobody')).rejects.toThrow("No instance with ID 'nobody' found.");
  const id = await waiting();
  await expect(host.extension.waitForCompletion(id, AbortSignal.timeout(20))).rejects.toThrow(/timeout/);
});

test('the management payload has every link of an instance', () => {
  const payload = host.client.createHttpManagementPayload('some id');
  const query = 'taskHub=TestHubName&connection=Storage';
  expect(payload).toMatchObject({
    id: 'some id',
    statusQueryGetUri: `${host.webhookUrl}/instances/some id?${query}`,
    terminatePostUri: `${host.webhookUrl}/instances/some id/terminate?reason={text}&${query}`,
  });
});

test('the trace of the request that starts an instance reaches all its functions', async () => {
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  const headers = { traceparent, tracestate: 'vendor=1' };
  await call('POST', 'orchestrators/traced/trace', { headers, body: 'true' });
  await ended('trace');
  const expected = {
    traceParent: expect.stringMatching(/^00-0af7651916cd43dd8448eb211c80319c-(?!b7ad6b7169203331)[0-9a-f]{16}-01$/),
    traceState: 'vendor=1',
  };
  for (const name of ['orchestrator trace', 'activity trace', 'orchestrator trace-child', 'activity trace-child']) {
    expect(stage().traces.get(name), name).toMatchObject(expected);
  }
});
