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
  await container.items.create({ id: 'damaged', month: '2026-01', type: 'act' });
  expect(await told(watch, newActs)).toEqual(['act failed: orders mend']);
  expect(await told(watch, newActs)).toEqual([]);
  expect((await told(new ActWatch(), newActs)).toSorted()).toEqual([
    'act begun: orders mend',
    'act failed: orders mend',
  ]);
});

test.each([
  ['of three seconds', 400],
  ['of one second', 1_200],
])('more acts than one look takes, %s, are told by the next looks', async (_, each) => {
  const second = Math.floor(Date.now() / 1_000);
  const news = Array.from({ length: 1_200 }, (__, n): ActNews => {
    return { id: `${n}`, storedAt: second + Math.floor(n / each), act: anAct(`mend ${n}x`), outcome: 'begun' };
  });
  const newActs = {
    listSince: async (since: number, limit: number) => news.filter((one) => one.storedAt >= since).slice(0, limit),
  };
  const watch = new ActWatch();
  let lines = 0;
  const count = () => {
    lines += 1;
  };
  const verbose = { info: count, warn: count, error: count };
  for (let look = 0; look < 8; look += 1) await runWithLog(verbose, {}, () => watch.look({ newActs, clock }));
  expect(lines).toBe(news.length);
});

test('an outage of the records is told, and does not fail the search for lost orders', async () => {
  const newActs = { listSince: () => Promise.reject(new Unavailable('audit: no answer')) };
  expect(await told(new ActWatch(), newActs)).toEqual([
    'the watch of acts waits for an outage to end: audit: no answer',
  ]);
});
