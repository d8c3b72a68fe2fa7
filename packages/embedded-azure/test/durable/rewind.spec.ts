import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DurableHost, startDurableHost } from './durable-host.ts';
import { stage } from './fixtures/stage.ts';
import { waitFor } from './wait-for.ts';

const directory = mkdtempSync(join(tmpdir(), 'durable-'));
let host: DurableHost;

const start = async () => {
  host = await startDurableHost({ stateFile: join(directory, 'hub.db') });
};
beforeAll(start);
afterAll(async () => {
  await host.stop();
  rmSync(directory, { recursive: true });
});

const ended = (id: string) => host.extension.waitForCompletion(id, AbortSignal.timeout(5000));

async function failed(name: string, instanceId: string, input: unknown = null) {
  await host.client.startNew(name, { instanceId, input });
  const status = await ended(instanceId);
  expect(status.runtimeStatus).toBe('Failed');
}

async function rewound(instanceId: string) {
  await host.client.rewind(instanceId, 'it is mended');
  return ended(instanceId);
}

test('a rewound instance repeats only what failed', async () => {
  await failed('needsMending', 'one');
  stage().mended.add('one');
  expect(await rewound('one')).toMatchObject({
    runtimeStatus: 'Completed',
    output: { before: 1, sum: 2, own: 'mended', after: 4 },
  });
  expect(stage().attempts.get('one')).toBe(2);
});

test('an instance that fails again can be rewound again', async () => {
  await failed('needsMending', 'twice');
  expect((await rewound('twice')).runtimeStatus).toBe('Failed');
  stage().mended.add('twice');
  expect(await rewound('twice')).toMatchObject({ runtimeStatus: 'Completed', output: { before: 1, own: 'mended' } });
  expect(stage().attempts.get('twice')).toBe(3);
});

test('failed sub-orchestrations are rewound with their parent at any depth, and completed ones are not', async () => {
  stage().mended.add('sound');
  await failed('grandchildNeedsMending', 'family', ['sound', 'left', 'right']);
  stage().mended.add('left').add('right');
  expect(await rewound('family')).toMatchObject({ output: ['family', 'sound', 'left', 'right'] });
  expect(['sound', 'left', 'right'].map((key) => stage().attempts.get(key))).toEqual([1, 2, 2]);
  expect((await host.client.getStatus('child-left')).runtimeStatus).toBe('Completed');
});

test('an orchestrator that threw an error itself repeats its last step', async () => {
  await failed('throwsUntilMended', 'thrower');
  expect((await rewound('thrower')).runtimeStatus).toBe('Failed');
  stage().mended.add('thrower');
  expect((await rewound('thrower')).output).toBe('mended');
});

test('the history shows what was rewound, and a restart reads it', async () => {
  await failed('needsMending', 'restarted');
  await host.client.rewind('restarted', 'too early');
  await ended('restarted');
  await host.stop();
  await start();
  stage().mended.add('restarted');
  expect((await rewound('restarted')).runtimeStatus).toBe('Completed');
  const response = await fetch(`${host.webhookUrl}/instances/restarted?showHistory=true`);
  const { historyEvents } = (await response.json()) as { historyEvents: { EventType: string; Data?: string }[] };
  const generic = historyEvents.filter(({ EventType }) => EventType === 'GenericEvent').map(({ Data }) => Data);
  const once = ['Rewound: TaskScheduled', 'Rewound: TaskFailed', 'Rewound: ExecutionCompleted'];
  expect(generic).toEqual([...once, 'too early', ...once, 'it is mended']);
});

test('only a failed instance can be rewound', async () => {
  const id = await host.client.startNew('waits');
  await waitFor('running', async () => (await host.client.getStatus(id)).runtimeStatus === 'Running');
  await expect(host.client.rewind(id, 'please')).rejects.toThrow('only orchestrations in the "Failed" state');
  await expect(host.client.rewind('nobody', 'please')).rejects.toThrow("No instance with ID 'nobody' found.");
});

test('retries can’t be rewound, as in Azure: their timers stay in the history, and the instance fails by name', async () => {
  await failed('retriesWhatNeedsMending', 'retried');
  stage().mended.add('retried');
  const { runtimeStatus, output } = await rewound('retried');
  expect(runtimeStatus).toBe('Failed');
  expect(output).toMatch(/^Non-Deterministic workflow detected: .* scheduled a timer task with sequence number 1/);
});
