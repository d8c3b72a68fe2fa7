import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ExportPorts } from '../../functions/exports/export-ports.ts';
import type { ExportJob } from '../../shared/domain/export-job.ts';
import { fileOf } from '../../shared/domain/export-job.ts';
import { refOf, requestCancel } from '../../shared/domain/job.ts';
import { exportWorld, PACE } from './export-world.ts';

let world: Awaited<ReturnType<typeof exportWorld>>;
let orders: string[];
beforeAll(async () => {
  world = await exportWorld();
  orders = await world.placeOrders('acme', 11);
  await world.placeOrders('globex', 3);
});
afterAll(() => world?.close());

const WRITES = ['replace', 'writePart', 'commitParts', 'remove'];

/** Ports whose `nth` write ends the process: before it, or after it and before its answer. */
function crashing(
  nth: number,
  when: 'before' | 'after',
): { ports: Pick<ExportPorts, 'exports' | 'partnerFiles'>; hasCrashed(): boolean } {
  let writes = 0;
  const wrap = <P extends object>(port: P): P =>
    new Proxy(port, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        if (!WRITES.includes(String(name))) return method.bind(target);
        return async (...given: unknown[]) => {
          writes += 1;
          if (writes === nth && when === 'before') throw new Error('killed');
          const answer = await method.apply(target, given);
          if (writes === nth) throw new Error('killed');
          return answer;
        };
      },
    });
  const { exports, partnerFiles } = world.ports;
  return { ports: { exports: wrap(exports), partnerFiles: wrap(partnerFiles) }, hasCrashed: () => writes >= nth };
}

test.each(['before', 'after'] as const)(
  'a process that ends %s any write of an export neither loses nor doubles an order',
  async (when) => {
    let crashes = 0;
    for (let nth = 1; ; nth += 1) {
      const job = await world.ask('acme', `killed-${when}-${nth}`);
      const crash = crashing(nth, when);
      await world.run(job, crash.ports).catch((error: Error) => expect(error.message).toBe('killed'));
      if (!crash.hasCrashed()) break;
      crashes += 1;
      await world.run(job);
      expect(world.idsIn(job)).toEqual(orders);
      expect(await world.stored(job)).toMatchObject({ status: 'ready', done: 11, rows: 11, total: 11 });
    }
    // Claim, count, three parts that are decided and written, the commit, the end.
    expect(crashes).toBe(10);
  },
);

test('orders that are placed while an export runs are not in it', async () => {
  const mine = await world.placeOrders('initech', 6);
  const job = await world.ask('initech', 'as-of');
  world.clock.at = new Date(world.clock.at.getTime() + 60_000);
  const later = Date.parse('2026-11-27T10:00:30Z');
  const minutes = (later - Date.parse('2026-11-27T00:00:00Z')) / 60_000;
  const partnerFiles = onFirstPart(async () => {
    await world.placeOrders('initech', 2, minutes);
  });
  await world.run(job, { partnerFiles });
  expect(world.idsIn(job)).toEqual(mine);
  expect(await world.stored(job)).toMatchObject({ done: 6, total: 6 });
});

/** Does something when the first part is to be written. */
function onFirstPart(work: () => Promise<unknown>): ExportPorts['partnerFiles'] {
  let isFirst = true;
  return new Proxy(world.partnerFiles, {
    get(target, name) {
      const method = Reflect.get(target, name);
      if (name !== 'writePart') return typeof method === 'function' ? method.bind(target) : method;
      return async (...given: Parameters<typeof target.writePart>) => {
        if (isFirst) {
          isFirst = false;
          await work();
        }
        return target.writePart(...given);
      };
    },
  });
}

test('a run that was thought lost and wakes up late changes nothing, and leaves', async () => {
  const job = await world.ask('acme', 'zombie');
  // While the first run is about to write its part, another one takes over and finishes.
  const partnerFiles = onFirstPart(() => world.run(job));
  const slices = await world.run(job, { partnerFiles });
  expect(world.idsIn(job)).toEqual(orders);
  expect(await world.stored(job)).toMatchObject({ status: 'ready', run: { start: expect.any(String) } });
  expect(slices).toBe(2);
});

test('a run that wakes up before the other one ends rewrites its part with the same orders', async () => {
  const job = await world.ask('acme', 'two-runs', { filter: { status: ['pending'] } });
  let other: Promise<unknown> | undefined;
  const gate = Promise.withResolvers<void>();
  const waking = onFirstPart(async () => {
    const slow = new Proxy(world.partnerFiles, {
      get(target, name) {
        const method = Reflect.get(target, name);
        if (name !== 'commitParts') return typeof method === 'function' ? method.bind(target) : method;
        return async (...given: Parameters<typeof target.commitParts>) => {
          await gate.promise;
          return target.commitParts(...given);
        };
      },
    });
    other = world.run(job, { partnerFiles: slow });
    await vi.waitUntil(async () => (await world.stored(job)).done === 11);
  });
  await world.run(job, { partnerFiles: waking });
  gate.resolve();
  await other;
  expect(world.idsIn(job)).toEqual(orders);
});

test('a cancelled export ends at its next step, without a file', async () => {
  const job = await world.ask('acme', 'cancelled');
  const partnerFiles = onFirstPart(() =>
    world.ports.exports.change(refOf(job), (now) => requestCancel(now, world.clock.now())),
  );
  await world.run(job, { partnerFiles });
  expect(await world.stored(job)).toMatchObject({ status: 'cancelled' });
  expect(world.partnerFiles.textOf(fileOf(job))).toBeUndefined();
});

const A_DAY_MS = 86_400_000;

test('an export that nothing has moved for a day has failed, and says what to do; one that went on has not', async () => {
  const at = world.clock.now();
  const [stuck, slow] = [await world.ask('acme', 'stuck'), await world.ask('acme', 'slow')];
  for (const [job, days] of [
    [stuck, 1],
    [slow, 0.9],
  ] as const) {
    world.clock.at = at;
    const run = world.start(job);
    const partnerFiles = onFirstPart(() => Promise.reject(new Error('no room')));
    await expect(run({ partnerFiles })).rejects.toThrow('no room');
    world.clock.at = new Date(at.getTime() + days * A_DAY_MS + 1);
    await run();
  }
  expect(await world.stored(stuck)).toMatchObject({ status: 'failed', failure: { code: 'gave_up' } });
  expect(await world.stored(slow)).toMatchObject({ status: 'ready', rows: 11 });
  world.clock.at = at;
});

test('an export pauses while exports are off, for days too, and goes on afterwards', async () => {
  const at = world.clock.now();
  const job = await world.ask('acme', 'paused');
  const run = world.start(job);
  const featureSwitches = { findWait: async () => ({ feature: 'exports' as const, seconds: 300 }) };
  for (let hours = 0; hours <= 7 * 24; hours += 5) {
    world.clock.at = new Date(at.getTime() + hours * 3_600_000);
    expect(await run({ featureSwitches })).toMatchObject({ kind: 'wait' });
  }
  // The timers would start it again if it were silent.
  expect((await world.stored(job)).updatedAt).toBe(world.clock.at.toISOString());
  await run();
  expect(await world.stored(job)).toMatchObject({ status: 'ready', rows: 11 });
  world.clock.at = at;
});

test('a slice stops after its time, and the next one goes on', async () => {
  const job = await world.ask('acme', 'slices');
  expect(await world.run(job, {}, { ...PACE, sliceMs: 0 })).toBeGreaterThan(1);
  expect(world.idsIn(job)).toEqual(orders);
});

test.each(['csv', 'ndjson'] as const)('an export without orders is a file of %s without rows', async (format) => {
  const job = await world.ask('nobody', format, { format });
  await world.run(job);
  expect(await world.stored(job)).toMatchObject({ status: 'ready', done: 0, total: 0 });
  const text = world.partnerFiles.textOf(fileOf(job));
  if (format === 'csv') expect(text).toMatch(/^id,status,version,.*,asOf,unreadable\r\n$/);
  else expect(text).toBe('');
});

test('only orders that the filter selects are counted and written, in a form that was asked for', async () => {
  const [createdAfter, createdBefore] = ['2026-11-27T00:02:00.000Z', '2026-11-27T00:06:00.000Z'];
  const job = await world.ask('acme', 'filtered', { filter: { createdAfter, createdBefore }, fields: ['total'] });
  await world.run(job);
  expect(world.idsIn(job)).toEqual(orders.slice(3, 6));
  expect(await world.stored(job)).toMatchObject({ done: 3, total: 3 });
  const [row] = (world.partnerFiles.textOf(fileOf(job)) ?? '').split('\n');
  const asOf = '2026-11-27T10:00:00.000Z';
  expect(JSON.parse(row ?? '')).toEqual({
    id: orders[3],
    version: 1,
    total: { amount: 1250, currency: 'EUR' },
    asOf: job.asOf,
  });
  expect(job.asOf >= asOf).toBe(true);
});

const [BEFORE, AFTER, LATER] = ['2026-11-27T09:00:00.000Z', '2026-11-27T10:30:00.000Z', '2026-11-27T10:31:00.000Z'];

test('a filter by status means the status at the moment of asking, whatever becomes of the orders', async () => {
  const [a = '', b = '', c = '', d = '', e = ''] = await world.placeOrders('stark', 5);
  await world.move('stark', a, 'reserved', BEFORE);
  await world.move('stark', b, 'reserved', BEFORE);
  await world.move('stark', e, 'failed', BEFORE);
  const asOf = '2026-11-27T10:00:00.000Z';
  const idsOf = async (key: string, ...status: string[]) => {
    const job = await world.ask('stark', key, { filter: { status }, asOf });
    await world.run(job);
    const { done, rows, total } = await world.stored(job);
    expect([done, rows]).toEqual([total, world.idsIn(job).length]);
    return world.idsIn(job);
  };
  expect(await idsOf('quiet', 'reserved')).toEqual([a, b]);
  await world.move('stark', b, 'failed', AFTER);
  await world.move('stark', c, 'reserved', AFTER);
  await world.move('stark', c, 'failed', LATER);
  expect(await idsOf('left', 'reserved')).toEqual([a, b]);
  expect(await idsOf('entered', 'pending')).toEqual([c, d]);
  expect(await idsOf('final', 'failed')).toEqual([e]);
  expect(await idsOf('several', 'failed', 'reserved')).toEqual([a, b, e]);
  const later = await world.ask('stark', 'later', { filter: { status: ['failed'] }, asOf: AFTER });
  await world.run(later);
  expect(world.idsIn(later)).toEqual([b, e]);
  // Only failed orders can have been failed at that time.
  expect(await world.stored(later)).toMatchObject({ total: 3, done: 3, rows: 2 });
});

test.each(['csv', 'ndjson'] as const)(
  'orders that change their status while an export is killed again and again are in its %s all the same',
  async (format) => {
    const partner = `wayne-${format}`;
    const ids = await world.placeOrders(partner, 12);
    const wanted = [ids[5], ids[6], ids[11]] as string[];
    for (const id of wanted) await world.move(partner, id, 'reserved', BEFORE);
    const job = await world.ask(partner, 'sparse', {
      ...{ filter: { status: ['reserved'] }, asOf: '2026-11-27T10:00:00.000Z', format },
    });
    for (let nth = 1; ; nth += 1) {
      const crash = crashing(nth % 4, nth % 2 === 0 ? 'before' : 'after');
      const ended = await world.run(job, crash.ports).catch((error: Error) => {
        expect(error.message).toBe('killed');
      });
      if (ended !== undefined) break;
      const moved = wanted[nth - 1];
      if (moved !== undefined) await world.move(partner, moved, 'failed', AFTER);
    }
    expect(world.idsIn(job).filter((id) => id !== 'id')).toEqual(wanted);
    expect(await world.stored(job)).toMatchObject({ status: 'ready', done: 12, total: 12, rows: 3 });
    // Neither an empty line where a part of the list has none of these orders, nor a second head.
    const lines = (world.partnerFiles.textOf(fileOf(job)) ?? '').split('\n').slice(0, -1);
    expect(lines).toHaveLength(format === 'csv' ? 4 : 3);
    for (const line of lines) expect(line).toMatch(/^(\{|id,|ord_)/);
  },
);

test('an order whose status at that moment can’t be known has a row that says so', async () => {
  const [id = ''] = await world.placeOrders('tyrell', 1);
  await world.move('tyrell', id, 'reserved', BEFORE);
  const event = `evt_${id.slice('ord_'.length)}_2`;
  await world
    .container('orders')
    .item(event, ['tyrell', id])
    .patch([{ op: 'set', path: '/event/by', value: 7 }]);
  await world.move('tyrell', id, 'failed', AFTER);
  const job = await world.ask('tyrell', 'unknown', {
    filter: { status: ['reserved'] },
    asOf: AFTER.replace('30', '00'),
  });
  await world.run(job);
  expect(world.idsIn(job)).toEqual([id]);
  expect(await world.stored(job)).toMatchObject({ rows: 1, unreadable: [id] });
});

test('orders that are erased after their part was decided leave no hole that can’t be committed', async () => {
  const ids = await world.placeOrders('hooli', 3);
  const job = await world.ask('hooli', 'moved');
  const crash = crashing(4, 'before');
  await expect(world.run(job, crash.ports)).rejects.toThrow('killed');
  const container = world.container('orders');
  for (const id of ids) await container.item(id, ['hooli', id]).delete();
  await world.run(job);
  expect(await world.stored(job)).toMatchObject({ status: 'ready' });
  expect(world.idsIn(job)).toEqual([]);
});

test('an order that can’t be read has a row with its id, and the others are there', async () => {
  const ids = await world.placeOrders('umbrella', 3);
  await world
    .container('orders')
    .item(ids[1] ?? '', ['umbrella', ids[1] ?? ''])
    .patch([{ op: 'set', path: '/order/total', value: 7 }]);
  const job = await world.ask('umbrella', 'damaged');
  await world.run(job);
  expect(new Set(world.idsIn(job))).toEqual(new Set(ids));
  expect(await world.stored(job)).toMatchObject({ done: 3, unreadable: [ids[1]] });
});

test('an export of a partner never has an order of another', async () => {
  const job: ExportJob = await world.ask('globex', 'own');
  await world.run(job);
  expect(world.idsIn(job)).toHaveLength(3);
});
