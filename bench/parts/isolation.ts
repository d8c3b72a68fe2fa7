import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { describeQuantiles, percentile } from '../load.ts';
import { benchFile } from '../measured-program.ts';
import { ForkedProgram } from '../processes/forked-program.ts';
import { eventsAlone, startStack } from '../processes/start-stack.ts';

const ENDPOINTS = 50;
const PER_PARTNER = 10;
const WARM_UP = 20;
const ORDERS = 160;
const EVERY_MS = 250;
const ROUNDS = 3;

interface Trouble {
  /** What the receivers do. */
  kind: 'trouble' | 'hang';
  means: string;
  /** The first of all endpoints, of one partner. */
  endpoints: number;
  /** Orders of each partner that happen at once when it begins. */
  burst: number;
}

const troubles: readonly Trouble[] = [
  { kind: 'trouble', means: 'one is dead, one takes 14 s', endpoints: 2, burst: 0 },
  { kind: 'hang', means: 'the ten of one partner hang at once, in a burst', endpoints: 10, burst: 4 },
];

type Row = [what: string, figure: string];

/** What the working endpoints notice of those in trouble: runs with and without them take turns. */
export async function measureIsolation(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const trouble of troubles) rows.push(...(await measureTrouble(trouble)));
  return rows;
}

async function measureTrouble(trouble: Trouble): Promise<Row[]> {
  const runs = { without: [] as number[][], with: [] as number[][] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const kind of round % 2 === 0 ? (['without', 'with'] as const) : (['with', 'without'] as const)) {
      runs[kind].push(await measureOnce(trouble, kind === 'with'));
    }
  }
  const ratios = runs.without.map((delays, n) => percentile(runs.with[n] ?? [], 95) / percentile(delays, 95));
  const { means, endpoints } = trouble;
  const name = `${ENDPOINTS} endpoints, ${PER_PARTNER * (1_000 / EVERY_MS)} events/s, delay at ${ENDPOINTS - endpoints} of them`;
  return [
    [`${name}: all work`, runs.without.map((delays) => describeQuantiles(delays)).join('; ')],
    [`${name}: ${means}`, runs.with.map((delays) => describeQuantiles(delays)).join('; ')],
    ['ratio of the p95, for each round', ratios.map((ratio) => ratio.toFixed(2)).join(', ')],
  ];
}

/** @returns the delays from a change to the first attempt at the endpoints that work, the shortest first */
async function measureOnce({ kind, endpoints, burst }: Trouble, isTroubled: boolean): Promise<number[]> {
  const args = [String(ENDPOINTS), String(endpoints)];
  const receivers = await ForkedProgram.start<{ urls: string[] }>(benchFile('programs', 'webhook-receivers.ts'), {
    args,
  });
  const stack = await startStack(eventsAlone);
  const orders = await ForkedProgram.start(benchFile('programs', 'webhook-orders.ts'), {
    args: [JSON.stringify(receivers.ready.urls)],
    env: stack.settings,
  });
  const partners = ENDPOINTS / PER_PARTNER;
  try {
    const place = async (counts: readonly number[], everyMs: number) => {
      // Of five partners, one has the endpoints in trouble.
      const all = counts.reduce((sum, count) => sum + count, 0);
      receivers.child.send(all * PER_PARTNER - (all / partners) * endpoints);
      const received = once(receivers.child, 'message') as Promise<[{ delays: number[] }]>;
      for (const count of counts) {
        orders.child.send(count);
        await pause(everyMs);
      }
      return (await received)[0].delays;
    };
    const evenly = (count: number) => Array.from({ length: count }, () => 1);
    await place(evenly(WARM_UP), EVERY_MS);
    if (isTroubled) receivers.child.send(kind);
    return await place([...(burst === 0 ? [] : [burst * partners]), ...evenly(ORDERS)], EVERY_MS);
  } finally {
    await orders.stop();
    await stack.stop();
    await receivers.stop();
  }
}
