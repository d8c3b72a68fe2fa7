import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FunctionInvoker } from '../../src/functions-host/invocation.ts';
import { type DurableHost, fixtureWorker, startDurableHost } from './durable-host.ts';
import { stage } from './fixtures/stage.ts';
import { waitFor } from './wait-for.ts';

type Event = Record<string, unknown>;
interface Payload {
  history: Event[];
  [property: string]: unknown;
}

const directory = mkdtempSync(join(tmpdir(), 'durable-'));
/** The last payload that an orchestrator function received, by instance. */
const payloads = new Map<string, Payload>();
let host: DurableHost;

beforeAll(async () => {
  const worker = await fixtureWorker();
  const invoker: FunctionInvoker = {
    functions: worker.functions,
    invoke(definition, inputs, options) {
      if (definition.trigger.type === 'orchestrationTrigger') {
        const payload = JSON.parse(inputs[0]?.data.string ?? '');
        payloads.set(payload.instanceId, payload);
      }
      return worker.invoke(definition, inputs, options);
    },
  };
  host = await startDurableHost({ stateFile: join(directory, 'hub.db'), invoker });
});
afterAll(async () => {
  await host.stop();
  rmSync(directory, { recursive: true });
});

async function run(name: string, instanceId: string, input: unknown = null) {
  await host.client.startNew(name, { input, instanceId });
  return host.extension.waitForCompletion(instanceId, AbortSignal.timeout(5000));
}

/** The events that the function received last, as `type#own id` or `type<id of what it answers`. */
function told(instanceId: string): string {
  return (payloads.get(instanceId)?.history ?? []).map(brief).join(' ');
}

function brief(event: Event): string {
  const answers = event['TaskScheduledId'] ?? event['TimerId'];
  if (answers !== undefined) return `${event['EventType']}<${answers}`;
  return event['EventId'] === -1 ? `${event['EventType']}` : `${event['EventType']}#${event['EventId']}`;
}

test('the payload has everything that the library requires', async () => {
  await run('sum', 'payload', [1]);
  const { history, ...envelope } = payloads.get('payload') ?? { history: [] };
  expect(envelope).toEqual({
    instanceId: 'payload',
    input: [1],
    isReplaying: true,
    parentInstanceId: null,
    upperSchemaVersion: 1,
    upperSchemaVersionNew: 3,
    longRunningTimerIntervalDuration: '3.00:00:00',
    maximumShortTimerDuration: '6.00:00:00',
    defaultHttpAsyncRequestSleepTimeMillseconds: 30000,
  });
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  const frame = { EventId: -1, Timestamp: time };
  expect(history).toEqual([
    { ...frame, IsPlayed: true, EventType: 12 },
    {
      ...frame,
      IsPlayed: true,
      EventType: 0,
      OrchestrationInstance: { InstanceId: 'payload', ExecutionId: expect.stringMatching(/^[0-9a-f]{32}$/) },
      ParentInstance: null,
      Name: 'sum',
      Version: '',
      Input: '[1]',
      Tags: null,
    },
    {
      ...frame,
      IsPlayed: true,
      EventType: 4,
      EventId: 0,
      Name: 'add',
      Version: '',
      Input: '[{"a":0,"b":1}]',
    },
    { ...frame, IsPlayed: true, EventType: 13 },
    { ...frame, IsPlayed: false, EventType: 12 },
    { ...frame, IsPlayed: false, EventType: 5, TaskScheduledId: 0, Result: '1' },
  ]);
});

test('an empty result is null, not left out', async () => {
  await run('echoesNewInput', 'void', {});
  expect(payloads.get('void')?.history.at(-1)).toMatchObject({ EventType: 5, Result: null });
});

test('each activity takes one id, in sequence or in parallel', async () => {
  await run('sum', 'sequence', [1, 2]);
  expect(told('sequence')).toBe('12 0 4#0 13 12 5<0 4#1 13 12 5<1');
  await run('fan', 'together', [1, 2]);
  expect(told('together')).toMatch(/^12 0 4#0 4#1 13 12 5<0 (13 12 )?5<1$/);
});

test('a retry takes an id per attempt and per delay, and one for a timer after the last attempt', async () => {
  await run('retry', 'exhausted', { succeedsAt: 9, attempts: 2 });
  expect(told('exhausted')).toBe('12 0 4#0 13 12 6<0 10#1 13 12 11<1 4#2 13 12 6<2 10#3 13 12 11<3');
});

test('retries that time out create no timer, so the library waits for one forever, as in Azure', async () => {
  await host.client.startNew('retry', { input: { succeedsAt: 9, attempts: 9, timeout: 1 }, instanceId: 'timed-out' });
  await waitFor('the log line', () => host.lines.find((line) => line.includes('timed-out')));
  expect(told('timed-out')).toMatch(/^12 0 4#0 13 12 6<0( 10#1 13 12 11<1 4#2 13 12 6<2)?$/);
  expect((await host.client.getStatus('timed-out')).runtimeStatus).toBe('Running');
});

test('an event takes no id, and a cancelled timer keeps its own', async () => {
  await host.client.startNew('approval', { input: { patience: 60_000 }, instanceId: 'cancelled' });
  await waitFor('the wait', async () => (await host.client.getStatus('cancelled')).customStatus);
  await host.client.raiseEvent('cancelled', 'approval', 1);
  await host.extension.waitForCompletion('cancelled', AbortSignal.timeout(5000));
  expect(told('cancelled')).toBe('12 0 10#0 13 12 15');
});

test('a sub-orchestration takes one id', async () => {
  await run('parent', 'mother', { child: 'sum', input: [], id: 'son' });
  expect(told('mother')).toBe('12 0 7#0 13 12 8<0');
  expect(payloads.get('mother')?.history[2]).toMatchObject({ Name: 'sum', InstanceId: 'son', Input: '[]' });
  expect(payloads.get('son')?.history[1]).toMatchObject({
    ParentInstance: { OrchestrationInstance: { InstanceId: 'mother' }, Name: 'parent', TaskScheduleId: 0 },
  });
});

test('a task that is awaited in two Task.any is scheduled twice, and the ids shift, as in Azure', async () => {
  await host.client.startNew('awaitsTwice', { instanceId: 'drifting' });
  await waitFor('the second activity', () => told('drifting').endsWith('5<3'));
  expect(told('drifting')).toBe('12 0 10#0 4#1 13 12 5<1 10#2 4#3 13 12 5<3');
});

test('the history shows suspending and resuming, followed by the events that waited', async () => {
  await host.client.startNew('waits', { instanceId: 'paused' });
  const is = (status: string) => async () => (await host.client.getStatus('paused')).runtimeStatus === status;
  await waitFor('running', is('Running'));
  await host.client.suspend('paused', 'a while');
  await waitFor('suspended', is('Suspended'));
  await host.client.raiseEvent('paused', 'go', 1);
  await host.client.resume('paused', 'now');
  await host.extension.waitForCompletion('paused', AbortSignal.timeout(5000));
  expect(told('paused')).toBe('12 0 13 12 19 13 12 20 15');
});

test.each([
  ['echo', "named 'add', but the current orchestration replay instead scheduled an activity task named 'echo'"],
  [
    'timer',
    "named 'add', but the current orchestration replay instead produced a CreateTimerOrchestratorAction action",
  ],
  ['nothing', "name 'add' (version ''), but the current replay execution hasn't (yet?) scheduled this task."],
])('an orchestrator whose first step became "%s" is detected', async (step, message) => {
  const id = `changed-${step}`;
  stage().step = 'add';
  await host.client.startNew('changing', { instanceId: id });
  await waitFor('the second step', () => told(id).endsWith('5<0'));
  stage().step = step;
  await host.client.raiseEvent(id, 'go', 1);
  const { runtimeStatus, output } = await host.extension.waitForCompletion(id, AbortSignal.timeout(5000));
  expect(runtimeStatus).toBe('Failed');
  expect(output).toMatch(/^Non-Deterministic workflow detected: A previous execution of this orchestration scheduled/);
  expect(output).toContain(message);
});

test('an orchestrator that behaves differently on every run is detected', async () => {
  const { runtimeStatus, output } = await run('erratic', 'erratic');
  expect(runtimeStatus).toBe('Failed');
  expect(output).toContain("named 'nothing', but the current orchestration replay instead produced a CreateTimer");
});
