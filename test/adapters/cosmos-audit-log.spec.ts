import { randomUUID } from 'node:crypto';
import type { Container, JSONObject } from '@azure/cosmos';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosAuditLogAdmin } from '../../shared/adapters/cosmos/cosmos-audit-log-admin.ts';
import { type Act, CHANGES_IN_PART, type Change } from '../../shared/domain/act.ts';
import { cosmosDatabase } from './cosmos-database.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let log: CosmosAuditLogAdmin;
beforeAll(async () => {
  database = await cosmosDatabase();
  log = new CosmosAuditLogAdmin(database.container('audit'));
});
afterAll(() => database?.close());

const anAct = (at: string, changes: Partial<Act> = {}): Act => ({
  ...{ id: `act_${randomUUID()}`, at, by: { id: 'o-1', name: 'Ada Lovelace' }, command: 'orders mend', given: {} },
  via: 'ops',
  ...changes,
});

const ORDER = 'ord_00000000000000000000000001';
const list = async (...asked: Parameters<CosmosAuditLogAdmin['list']>) => (await log.list(...asked)).acts;

test('acts are found by order, operator and time, over months, the newest first, with their ends', async () => {
  const changes: Change[] = [{ of: 'refund', id: 'ref_1', orderId: ORDER, before: { n: 1 }, after: { n: 2 } }];
  const first = anAct('2025-12-31T23:59:59.000Z', { because: 'it was broken' });
  const second = anAct('2026-01-01T00:00:00.000Z', { by: { name: 'bob@shop.example' }, given: { order: ORDER } });
  const third = anAct('2026-02-01T00:00:00.000Z', { given: { all: true } });
  for (const act of [first, second, third]) await log.begin(act);
  const done = { at: '2026-01-01T00:00:03.000Z', outcome: 'done' as const, changes, changed: 1 };
  await log.end(first, done);
  const failed = { at: '2026-02-01T00:00:03.000Z', outcome: 'failed' as const, fault: 'no', changes: [], changed: 0 };
  await log.end(third, failed);

  const all = [
    { ...third, end: failed },
    { ...second, end: undefined },
    { ...first, end: done },
  ];
  expect(await list({}, 10)).toEqual(all);
  expect(await list({}, 1)).toEqual(all.slice(0, 1));
  expect(await list({ orderId: ORDER }, 10)).toEqual(all.slice(1));
  expect(await list({ since: new Date(second.at) }, 10)).toEqual(all.slice(0, 2));
  for (const by of ['O-1', 'ada', 'Ada Lovelace']) expect(await list({ by }, 10)).toEqual([all[0], all[2]]);
  expect(await list({ by: 'bob', orderId: ORDER }, 10)).toEqual([all[1]]);
  expect(await list({ by: 'eve' }, 10)).toEqual([]);
});

test('an act keeps all of its changes, however many: each of its orders finds it, and it takes no room from others', async () => {
  const act = anAct('2026-03-02T00:00:00.000Z', { command: 'privacy erase' });
  const before = anAct('2026-03-01T00:00:00.000Z', { command: 'orders resume' });
  const changes = Array.from({ length: 12 * CHANGES_IN_PART + 1 }, (_, n): Change => ({ of: 'order', id: `ord_${n}` }));
  for (const one of [before, act]) await log.begin(one);
  await log.end(act, { at: act.at, outcome: 'done', changes, changed: changes.length });
  const end = { at: act.at, outcome: 'done', changed: changes.length };
  for (const change of [changes[0], changes[CHANGES_IN_PART], changes.at(-1)] as Change[]) {
    const [found] = await list({ orderId: change.id, allChanges: true }, 1);
    expect(found?.id).toBe(act.id);
    expect(found?.end).toEqual({ ...end, changes });
    const [some] = await list({ orderId: change.id }, 1);
    expect(some?.end?.changes).toContainEqual(change);
    expect(some?.end?.changes.length).toBeLessThanOrEqual(2 * CHANGES_IN_PART);
  }
  const few = changes.slice(0, CHANGES_IN_PART);
  expect((await list({ by: 'ada', since: new Date(act.at) }, 1))[0]?.end).toEqual({ ...end, changes: few });
  expect((await list({}, 5)).map(({ id }) => id)).toEqual(expect.arrayContaining([act.id, before.id]));
});

test('an act whose process is killed while its many changes are recorded shows those that were', async () => {
  const changes = Array.from({ length: 2 * CHANGES_IN_PART + 1 }, (_, n): Change => ({ of: 'job', id: `exp_${n}` }));
  for (const writes of [0, 1, 2, 3, 4]) {
    const by = { name: `killed-${writes}` };
    const act = anAct('2026-03-03T00:00:00.000Z', { by, command: 'jobs cancel' });
    await log.begin(act);
    const end = { at: act.at, outcome: 'done' as const, changes, changed: changes.length };
    const dying = new CosmosAuditLogAdmin(endingAfter(writes)).end(act, end);
    await (writes === 4 ? dying : expect(dying).rejects.toThrow('killed'));
    const recorded = changes.slice(0, writes * CHANGES_IN_PART);
    const shown = { 0: { end: undefined }, 4: { end } }[writes] ?? { end: undefined, changes: recorded };
    for (const allChanges of [true, false]) {
      const [found] = await list({ by: by.name, allChanges }, 1);
      const few = allChanges || writes < 4 ? shown : { end: { ...end, changes: changes.slice(0, CHANGES_IN_PART) } };
      expect(found).toEqual({ ...act, ...few });
    }
  }
});

/** The container of acts, to which only so many documents are written. */
function endingAfter(writes: number): Container {
  const container = database.container('audit');
  let left = writes;
  const create = (document: JSONObject) => {
    if (left-- === 0) throw new Error('killed');
    return container.items.create(document);
  };
  return { items: { create } } as unknown as Container;
}

test('acts of the merchant’s systems have a logical partition for each day, and are found with the others', async () => {
  const act = anAct('2026-05-02T00:00:00.000Z', { via: 'api', command: 'putProduct', by: { id: 'o-9', name: 'shop' } });
  await log.begin(act);
  await log.end(act, { at: act.at, outcome: 'done', changes: [], changed: 0 });
  expect(await list({ by: 'o-9' }, 10)).toMatchObject([{ id: act.id, end: { outcome: 'done' } }]);
  const { resources } = await database
    .container('audit')
    .items.query({ query: 'SELECT c.id FROM c', parameters: [] }, { partitionKey: '2026-05-02 api' })
    .fetchAll();
  expect(resources).toHaveLength(2);
});

test('a record of an earlier version, which had no `via`, is one of the command line', async () => {
  const { via: _, ...act } = anAct('2026-06-01T00:00:00.000Z', { by: { name: 'earlier' } });
  await log.begin(act as Act);
  expect(await list({ by: 'earlier' }, 10)).toMatchObject([{ via: 'ops' }]);
});

test('nothing is written twice under one id', async () => {
  const act = anAct('2026-04-01T00:00:00.000Z');
  await log.begin(act);
  await expect(log.begin({ ...act, command: 'something else' })).rejects.toThrow();
  expect((await list({}, 1))[0]).toMatchObject({ command: 'orders mend' });
});

test('an act that has not ended is found by each of several orders that one argument names', async () => {
  const other = 'ord_00000000000000000000000002';
  const act = anAct('2026-04-02T00:00:00.000Z', {
    by: { name: 'both' },
    given: { orders: `${other}, ${ORDER},ord_x` },
  });
  await log.begin(act);
  for (const orderId of [ORDER, other]) expect(await list({ orderId, by: 'both' }, 10)).toMatchObject([{ id: act.id }]);
  expect(await list({ orderId: 'ord_x' }, 10)).toEqual([]);
});

test('documents that are no records hide no act, change none, and are named', async () => {
  const { items } = database.container('audit');
  const act = anAct('2026-07-01T00:00:00.000Z', { by: { name: 'grace' }, given: { order: ORDER } });
  const changes: Change[] = Array.from({ length: CHANGES_IN_PART + 1 }, () => ({ of: 'order', id: ORDER }));
  await log.begin(act);
  await log.end(act, { at: act.at, outcome: 'failed', fault: 'no', changes, changed: changes.length });
  const open = anAct('2026-07-02T00:00:00.000Z', { by: { name: 'grace' } });
  await log.begin(open);
  const known = await log.list({ by: 'grace', allChanges: true }, 2);
  expect(known).toMatchObject({ acts: [{ id: open.id }, { id: act.id }], others: [] });

  // Which of two acts with one id was first is known to the second.
  const second = Math.floor(Date.now() / 1_000);
  await until('the next second', async () => Date.now() / 1_000 >= second + 1);
  const end = { at: act.at, outcome: 'done', changes: [], changed: 0 };
  const [keys, about] = [
    { orders: [ORDER], who: ['grace'] },
    { actId: act.id, at: act.at },
  ];
  const inMonth = { month: '2026-07', ...keys, ...about };
  const unreadable = [
    { id: 'last', month: 'x', type: 'act', at: '9999', ...keys },
    { id: 'timeless', month: 'x' },
    { id: 'no \u001b[2J type', month: 'x', at: '9999' },
    { id: `${open.id}.end`, month: '2026-07', type: 'end', ...keys, actId: open.id, at: open.at, end: {} },
    { id: 'newer', month: 'x', type: 'act', at: '9999', ...keys, schemaVersion: 99 },
  ];
  const added = [
    { ...inMonth, id: 'anything', type: 'end', end },
    { ...inMonth, id: `${act.id}.end`, month: 'elsewhere', type: 'end', end },
    { ...inMonth, id: 'more', type: 'changes', from: CHANGES_IN_PART, changes },
    { ...inMonth, id: `${act.id}.changes-7`, month: 'elsewhere', type: 'changes', from: 7, changes },
    { ...inMonth, id: act.id, type: 'act', month: 'elsewhere', act: { ...act, command: 'nothing' } },
    { ...inMonth, id: act.id, type: 'act', month: '2099-01', at: LATE, act: { ...act, at: LATE, command: 'nothing' } },
  ];
  for (const document of [...unreadable, ...added]) await items.create(document);

  for (const limit of [1, 2]) {
    const { acts } = await log.list({ by: 'grace', allChanges: true }, limit);
    expect(acts).toEqual(known.acts.slice(0, limit));
  }
  const { others } = await log.list({ allChanges: true }, 100);
  const toKey = ({ id, month }: { id: string; month: string }) => `${month}/${id}`;
  expect(others.map(toKey).toSorted()).toEqual(
    [...unreadable, ...added]
      .map(toKey)
      .map((key) => key.replace('\u001b', '?'))
      .toSorted(),
  );
  const faults = Object.fromEntries(others.map((one) => [toKey(one), one.fault]));
  expect(faults).toMatchObject({ 'x/last': 'unreadable', 'x/newer': 'newer', 'x/timeless': 'unreadable' });
  for (const one of added) expect(faults[toKey(one)]).toBe('added');
  const found = await log.list({ orderId: ORDER, by: 'grace' }, 1);
  expect(found.acts.map(({ id }) => id)).toEqual([act.id]);
  expect(found.others.map(toKey)).toContain('2026-07/anything');
});

const LATE = '2099-01-01T00:00:00.000Z';

test('many documents that are no records, all newer than every act, hide none', async () => {
  const act = anAct('2026-08-01T00:00:00.000Z', { by: { name: 'katherine' } });
  await log.begin(act);
  for (let n = 0; n < 45; n++)
    await database.container('audit').items.create({ id: `junk-${n}`, month: 'x', at: '9999', who: ['katherine'] });
  const { acts, others } = await log.list({ by: 'katherine' }, 1);
  expect([acts.map(({ id }) => id), others.length]).toEqual([[act.id], 45]);
});
