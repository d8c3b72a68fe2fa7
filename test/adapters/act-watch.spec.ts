import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ActWatch } from '../../functions/timers/act-watch.ts';
import { CosmosActRecords } from '../../shared/adapters/cosmos/cosmos-act-records.ts';
import { CosmosNewActs } from '../../shared/adapters/cosmos/cosmos-new-acts.ts';
import type { Act } from '../../shared/domain/act.ts';
import type { ActNews } from '../../shared/ports/new-acts.ts';
import { Unavailable } from '../../shared/ports/unavailable.ts';
import { runWithLog, setLog } from '../../shared/telemetry/log.ts';
import { cosmosDatabase } from './cosmos-database.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
beforeAll(async () => {
  // Otherwise lines that differ only in numbers are printed five times a minute.
  setLog({ isVerbose: true });
  database = await cosmosDatabase();
});
afterAll(() => database?.close());

const clock = { now: () => new Date() };
const anAct = (command: string): Act => ({
  ...{ id: `act_${randomUUID()}`, at: clock.now().toISOString(), by: { name: 'ada' } },
  ...{ via: 'ops' as const, command, given: {} },
});

/** What one look of a watch prints. */
async function told(watch: ActWatch, newActs: Parameters<ActWatch['look']>[0]['newActs']): Promise<string[]> {
  const lines: string[] = [];
  const note = (line: string) => void lines.push(line);
  await runWithLog({ info: note, warn: note, error: note }, {}, () => watch.look({ newActs, clock }));
  return lines;
}

test('each act is told once when it begins and once when it ends, and again by a process that starts', async () => {
  const container = database.container('audit');
  const [records, newActs, watch] = [new CosmosActRecords(container), new CosmosNewActs(container), new ActWatch()];
  expect(await told(watch, newActs)).toEqual([]);
  const act = anAct('orders mend');
  await records.begin(act);
  expect(await told(watch, newActs)).toEqual(['act begun: orders mend']);
  const changes = [{ of: 'order', id: 'ord_1' }];
  await records.end(act, { at: act.at, outcome: 'failed', fault: 'no', changes, changed: 1 });
  expect(await told(watch, newActs)).toEqual(['act failed: orders mend']);
  expect(await told(watch, newActs)).toEqual([]);
  expect((await told(new ActWatch(), newActs)).toSorted()).toEqual([
    'act begun: orders mend',
    'act failed: orders mend',
  ]);
});

test('what is no record of an act, or can’t be read, is told once, without anything that it says', async () => {
  const { items } = database.container('audit');
  const [records, newActs, watch] = [
    new CosmosActRecords(database.container('audit')),
    new CosmosNewActs(database.container('audit')),
    new ActWatch(),
  ];
  const act = anAct('orders mend');
  await records.begin(act);
  await records.end(act, { at: act.at, outcome: 'failed', fault: 'no', changes: [], changed: 0 });
  await told(watch, newActs);
  const month = act.at.slice(0, 7);
  const end = { at: act.at, outcome: 'done', changes: [], changed: 0 };
  await items.create({ id: 'ada-lovelace', month, type: 'act', at: '9999' });
  await items.create({ id: 'another end', month, type: 'end', actId: act.id, at: act.at, end });
  await items.create({ id: `${act.id}.end`, month: 'elsewhere', type: 'end', actId: act.id, at: act.at, end });
  await items.create({ id: `${act.id}.changes-0`, month: 'x', type: 'changes', actId: act.id, at: act.at, from: 0 });
  await items.create({ id: act.id, month: 'elsewhere', type: 'act', at: act.at, act });
  const lines = await told(watch, newActs);
  expect(lines).toHaveLength(5);
  for (const line of lines)
    expect(line).toBe('a document among the records of acts is none, or can’t be read: see ops audit');
  expect(await told(watch, newActs)).toEqual([]);
});

test.each([
  ['of three seconds', 400],
  ['of one second', 1_200],
])('more acts than one look takes, %s, are told at once, also if some can’t be read', async (_, each) => {
  const second = Math.floor(Date.now() / 1_000);
  const news = Array.from({ length: 1_200 }, (__, n): ActNews => {
    return { id: `${n}`, storedAt: second + Math.floor(n / each), act: anAct(`mend ${n}x`), outcome: 'begun' };
  });
  const newActs = {
    // As if those whose number ends in 9 can't be read.
    listSince: async (since: number, limit: number) => {
      const page = news.filter((one) => one.storedAt >= since).slice(0, limit);
      const isRead = ({ id }: ActNews) => !id.endsWith('9');
      const others = page
        .filter((one) => !isRead(one))
        .map(({ id, storedAt }) => ({ id, storedAt, outcome: 'unreadable' as const }));
      return { news: page.filter(isRead), others, lastAt: page.at(-1)?.storedAt ?? 0, isFull: page.length === limit };
    },
  };
  const watch = new ActWatch();
  let lines = 0;
  const count = () => {
    lines += 1;
  };
  const verbose = { info: count, warn: count, error: count };
  await runWithLog(verbose, {}, () => watch.look({ newActs, clock }));
  expect(lines).toBe(news.length);
});

test('a look ends after 20 seconds, and the next one goes on there', async () => {
  const news = Array.from({ length: 1_200 }, (_, n): ActNews => {
    return { id: `${n}`, storedAt: Math.floor(Date.now() / 1_000) + n, act: anAct('mend'), outcome: 'begun' };
  });
  let now = Date.now();
  const newActs = {
    listSince: async (since: number, limit: number) => {
      now += 10_000;
      const page = news.filter((one) => one.storedAt >= since).slice(0, limit);
      return { news: page, others: [], lastAt: page.at(-1)?.storedAt ?? 0, isFull: page.length === limit };
    },
  };
  let lines = 0;
  const info = () => {
    lines += 1;
  };
  const watch = new ActWatch();
  const look = () =>
    runWithLog({ info, warn: info, error: info }, {}, () =>
      watch.look({ newActs, clock: { now: () => new Date(now) } }),
    );
  await look();
  expect(lines).toBe(999);
  await look();
  expect(lines).toBe(1_200);
});

test('a page of the store is full by all its records, and ends with the last, also if it can’t be read', async () => {
  const container = database.container('audit');
  await container.items.create({ id: 'damaged too', month: '2026-01', type: 'act' });
  const newActs = new CosmosNewActs(container);
  const all = await newActs.listSince(0, 100);
  expect(all).toMatchObject({ isFull: false, lastAt: expect.any(Number) });
  const page = await newActs.listSince(all.lastAt ?? 0, 1);
  expect(page).toMatchObject({ isFull: true, lastAt: all.lastAt });
});

test('an outage of the records is told, and does not fail the search for lost orders', async () => {
  const newActs = { listSince: () => Promise.reject(new Unavailable('audit: no answer')) };
  expect(await told(new ActWatch(), newActs)).toEqual([
    'the watch of acts waits for an outage to end: audit: no answer',
  ]);
});
