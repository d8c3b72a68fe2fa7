import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EntityId } from 'durable-functions';
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

const counter = (key: string) => new EntityId('counter', key);

async function run(name: string, input: unknown, instanceId?: string) {
  const id = await host.client.startNew(name, { input, ...(instanceId && { instanceId }) });
  return host.extension.waitForCompletion(id, AbortSignal.timeout(5000));
}

const calls = (key: string, ...operations: [string, unknown?][]) => run('callsEntity', { key, calls: operations });

/** A signal has no answer, but the next call of the entity runs after it. */
async function count(key: string): Promise<unknown> {
  const { output } = await calls(key, ['get']);
  return z.array(z.unknown()).parse(output)[0];
}

test('an orchestration calls an entity, whose state is kept after the call', async () => {
  expect((await calls('a', ['add', 2], ['add', 3])).output).toEqual([2, 5]);
  expect((await calls('a', ['get'])).output).toEqual([5]);
});

test('an entity gets its name in lower case, its key unchanged, its input and whether it is new', async () => {
  const { output } = await run('callsEntity', {
    name: 'Counter',
    key: 'Key@1',
    calls: [['describe', { n: [1] }], ['describe', 'text'], ['add', 1], ['describe']],
  });
  const self = { name: 'counter', key: 'Key@1' };
  expect(output).toEqual([
    { ...self, isNew: true, input: { n: [1] } },
    { ...self, isNew: false, input: 'text' },
    1,
    { ...self, isNew: false, input: null },
  ]);
});

test('signals of an orchestration arrive before its later calls, in sequence', async () => {
  expect((await run('signalsThenCalls', [1, 2, 3])).output).toEqual([2, 6]);
});

test('several entities and activities are called at once, and every result reaches its task', async () => {
  expect((await run('callsEntitiesAtOnce', ['p', 'q', 'p'])).output).toEqual([1, 1, 2, 5, 3]);
});

test('signals of every generation of an eternal orchestration arrive', async () => {
  expect((await run('signalsAndGoesOn', 5)).output).toBe(5);
});

test('an entity signals another one', async () => {
  await calls('source', ['addAndTell', 4], ['addAndTell', 5]);
  expect(await count('audit')).toBe(9);
});

test('a client signals an entity and reads its state', async () => {
  expect(await host.client.readEntityState(counter('client'))).toEqual({ entityExists: false });
  for (const n of [1, 2, 3]) await host.client.signalEntity(counter('client'), 'add', n);
  const state = await waitFor('the state', async () => {
    const read = await host.client.readEntityState(counter('client'));
    return read.entityState === 6 && read;
  });
  expect(state).toEqual({ entityExists: true, entityState: 6 });
});

test('signals that wait while an entity works become one batch', async () => {
  await host.client.signalEntity(counter('busy'), 'held');
  const release = await waitFor('the held operation', () => stage().held.get('busy'));
  for (let n = 0; n < 20; n++) await host.client.signalEntity(counter('busy'), 'add', 1);
  expect(await host.client.readEntityState(counter('busy'))).toEqual({ entityExists: false });
  release();
  expect(await count('busy')).toBe(21);
});

test('an operation that throws fails the call and does not change the state', async () => {
  await calls('throws', ['add', 1]);
  // The library writes an Error as `{}`: its message is lost, as in Azure.
  expect((await run('catchesEntity', { name: 'counter', operation: 'fail' }, 'throws')).output).toEqual({
    caught: '[object Object]',
  });
  expect(await count('throws')).toBe(1);
});

test('a call of an unknown entity fails by name', async () => {
  const { output } = await run('catchesEntity', { name: 'missing', operation: 'get' });
  expect(output).toEqual({ caught: expect.stringMatching(/^The function 'missing' doesn't exist.*not an entity/) });
});

test('a signal to an unknown entity is lost, and the log says so', async () => {
  const { instanceId, output } = await run('signalsMissing', null);
  expect(output).toBe(2);
  expect(host.lines.find((line) => line.includes(instanceId))).toMatch(/signal .* is lost: The function 'missing'/);
  await expect(host.client.signalEntity(new EntityId('missing', 'k'), 'add', 1)).rejects.toThrow(
    /unexpected status code: 400/,
  );
});

test('an entity that destructs itself on exit is deleted, and is new at the next call', async () => {
  expect((await calls('gone', ['add', 1], ['delete'])).runtimeStatus).toBe('Completed');
  expect(await host.client.readEntityState(counter('gone'))).toEqual({ entityExists: false });
  expect((await calls('gone', ['describe'])).output).toEqual([expect.objectContaining({ isNew: true })]);
  const deleted = await fetch(`${host.webhookUrl}/entities/counter/a`, { method: 'DELETE' });
  expect(deleted.status).toBe(202);
  await waitFor('the end of a', async () => !(await host.client.readEntityState(counter('a'))).entityExists);
});

const Listing = z.array(
  z.object({
    entityId: z.object({ name: z.string(), key: z.string() }),
    lastOperationTime: z.iso.datetime(),
    state: z.unknown().optional(),
  }),
);

test('entities are listed by name in pages, with their state on request', async () => {
  for (const key of ['1', '2', '3']) await calls(`listed-${key}`, ['add', Number(key)]);
  const keys: string[] = [];
  let token = '';
  do {
    const headers: Record<string, string> = token ? { 'x-ms-continuation-token': token } : {};
    const response = await fetch(`${host.webhookUrl}/entities/COUNTER?top=2&fetchState=true`, { headers });
    const page = Listing.parse(await response.json());
    expect(page.length).toBeLessThanOrEqual(2);
    for (const { entityId, state } of page) {
      if (entityId.key.startsWith('listed-')) keys.push(`${entityId.name} ${entityId.key} ${state}`);
    }
    token = response.headers.get('x-ms-continuation-token') ?? '';
  } while (token);
  expect(keys).toEqual(['counter listed-1 1', 'counter listed-2 2', 'counter listed-3 3']);
  const bare = Listing.parse(await (await fetch(`${host.webhookUrl}/entities`)).json());
  expect(bare.find(({ entityId }) => entityId.key === 'listed-1')).toEqual({
    entityId: { name: 'counter', key: 'listed-1' },
    lastOperationTime: expect.any(String),
  });
  expect(Listing.parse(await (await fetch(`${host.webhookUrl}/entities/other`)).json())).toEqual([]);
  const early = new Date(Date.now() - 3_600_000).toISOString();
  expect(await (await fetch(`${host.webhookUrl}/entities?lastOperationTimeTo=${early}`)).json()).toEqual([]);
});

test('a critical section excludes others from all its entities', async () => {
  await calls('from', ['add', 100]);
  const transfers = Array.from({ length: 10 }, (_, n) => {
    const [from, to] = n % 2 ? ['from', 'to'] : ['to', 'from'];
    return run('transfers', { from, to, amount: 1 + n });
  });
  for (const { output, runtimeStatus } of await Promise.all(transfers)) {
    expect(runtimeStatus).toBe('Completed');
    expect(output).toMatchObject({ wasLocked: true, isLocked: false, after: 2 });
  }
  expect([await count('from'), await count('to')]).toEqual([95, 5]);
});

test('while an entity is locked, others wait and the holder is served', async () => {
  const id = await host.client.startNew('transfers', { input: { from: 'l1', to: 'l2', amount: 1, ending: 'waits' } });
  await waitFor('the section', async () => (await host.client.readEntityState(counter('l2'))).entityState === 1);
  const other = await host.client.startNew('callsEntity', { input: { key: 'l2', calls: [['add', 10]] } });
  await waitFor('the other', async () => (await host.client.getStatus(other)).runtimeStatus === 'Running');
  expect((await host.client.readEntityState(counter('l2'))).entityState).toBe(1);
  await host.client.raiseEvent(id, 'go', null);
  expect((await host.extension.waitForCompletion(other, AbortSignal.timeout(5000))).output).toEqual([11]);
});

test.each(['fails', 'forgets', 'again'])(
  'an orchestration that %s in its critical section releases it',
  async (ending) => {
    await run('transfers', { from: `${ending}-1`, to: `${ending}-2`, amount: 1, ending });
    expect(await count(`${ending}-1`)).toBe(ending === 'again' ? -2 : -1);
    expect(await count(`${ending}-2`)).toBe(ending === 'again' ? 2 : 1);
  },
);

test('an orchestration that is terminated keeps its locks, as in Azure, and the log names the entities', async () => {
  const id = await host.client.startNew('transfers', { input: { from: 'o1', to: 'o2', amount: 1, ending: 'waits' } });
  await waitFor('the section', async () => (await host.client.readEntityState(counter('o2'))).entityState === 1);
  await host.client.terminate(id, 'because');
  await host.extension.waitForCompletion(id, AbortSignal.timeout(5000));
  for (const key of ['o1', 'o2']) {
    expect(host.lines).toContain(`durable: @counter@${key} stays locked forever: instance ${id} has ended or is gone`);
  }
});

test('a lock of an unknown entity fails the orchestration by name', async () => {
  const { runtimeStatus, output } = await run('locksMissing', null);
  expect(runtimeStatus).toBe('Failed');
  expect(output).toMatch(/^Orchestrator function 'locksMissing' failed: The function 'missing' doesn't exist/);
});
