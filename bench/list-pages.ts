import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PartnerId } from '../shared/domain/ids.ts';
import { runCommand } from '../tools/command-line/run-command.ts';
import { UsageError } from '../tools/command-line/usage-error.ts';
import { PartnerClient } from '../tools/run-locally/client/partner-client.ts';
import { costOfPage, type ListCost } from './list-costs.ts';
import { percentile } from './load.ts';
import { acme, type MeasuredPage, measuredPages, orderOf } from './measured-pages.ts';
import { ForkedProgram } from './processes/forked-program.ts';
import { onlyRequests } from './processes/start-stack.ts';
import { seedOrders } from './seed-orders.ts';
import type { StackReady } from './stack-process.ts';

const FEW = 1_000;
const OTHERS = 20;
const ASKED = 40;
const GOAL_RATIO = 1.2;
let counts: number[] = [];
let ranges = '1';
await runCommand({
  usage: `npm run bench:lists [-- ORDERS...]

Measures whether a page of a list or a search costs the same, whether a partner has 1000 orders or ORDERS (100000 and
1000000 by default), beside ${OTHERS * FEW} orders of others. The orders are written straight into the file of the embedded
Cosmos DB; a stack is started on each file. Fails if a page costs more than ${GOAL_RATIO} times the request units of the
same page of 1000 orders.

  --ranges N|split  physical ranges of each container, 1 by default; split: that partner alone has four`,
  options: { ranges: { type: 'string', value: 'N|split' } },
  words: 2,
  run({ ranges: asked = '1' }, given) {
    if (!/^([1-9]\d?|split)$/.test(asked))
      throw new UsageError(`--ranges ${asked}: must be a number from 1 to 99, or split`);
    ranges = asked;
    const wrong = given.find((count) => !/^[1-9]\d{3,7}$/.test(count));
    if (wrong !== undefined) throw new UsageError(`${wrong}: must be a whole number from 1000 to 99999999`);
    counts = [FEW, ...(given.length === 0 ? [100_000, 1_000_000] : given.map(Number))];
  },
});
if (counts.length === 0) process.exit();

const say = (line: string) => process.stdout.write(`${line}\n`);
const seconds = (since: number) => ((performance.now() - since) / 1_000).toFixed(0);

interface Figures extends ListCost {
  /** Of the page through the API, in milliseconds. */
  p50: number;
  p95: number;
}

/** The pages of a partner with so many orders, on a stack of their own. */
async function measure(count: number): Promise<Map<string, Figures>> {
  const directory = mkdtempSync(join(tmpdir(), 'partner-orders-lists-'));
  const begun = performance.now();
  const others = Array.from({ length: OTHERS }, (_, n) => ({ partnerId: PartnerId.parse(`other-${n}`), count: FEW }));
  await seedOrders(
    join(directory, 'cosmos.db'),
    [{ partnerId: acme, count }, ...others].map((one) => ({ ...one, keyOf: (n) => `bench-${n}`, orderOf })),
    (done) => say(`${done.toLocaleString('en')} orders are in the store after ${seconds(begun)} s`),
  );
  const stack = await ForkedProgram.start<StackReady>(join(import.meta.dirname, 'stack-process.ts'), {
    args: [JSON.stringify(onlyRequests)],
    env: { COSMOS_RANGES: ranges, STACK_DIRECTORY: directory },
  });
  say(`${count.toLocaleString('en')} orders: the stack is ready after ${seconds(begun)} s`);
  try {
    const partner = new PartnerClient(stack.ready.api, stack.ready.token);
    const figures = new Map<string, Figures>();
    for (const page of measuredPages(count)) {
      await makeIndexes(partner, page);
      const latencies: number[] = [];
      for (let n = 0; n < ASKED; n += 1) latencies.push(await timePage(partner, page));
      latencies.sort((a, b) => a - b);
      const cost = await costOfPage(stack.ready.cosmos, page.ask);
      figures.set(page.what, { ...cost, p50: percentile(latencies, 50), p95: percentile(latencies, 95) });
    }
    return figures;
  } finally {
    await stack.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

/**
 * Asks until the page is there. The embedded Cosmos DB makes an index when a query first needs it; of a million orders that
 * takes longer than a request may wait. Azure has its indexes from the start.
 */
async function makeIndexes(partner: PartnerClient, { path }: MeasuredPage): Promise<void> {
  for (;;) {
    const response = await partner.request('GET', path);
    await response.body?.cancel();
    if (response.status !== 503) return;
    await sleep(1_000);
  }
}

async function timePage(partner: PartnerClient, { path, size = 50 }: MeasuredPage): Promise<number> {
  const start = performance.now();
  const response = await partner.request('GET', path);
  const text = await response.text();
  const latency = performance.now() - start;
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text}`);
  const { data } = JSON.parse(text) as { data: unknown[] };
  if (data.length !== size) throw new Error(`${path}: ${data.length} orders instead of ${size}`);
  return latency;
}

const measured: Map<string, Figures>[] = [];
for (const count of counts) measured.push(await measure(count));
const spread = ranges === 'split' ? 'that partner alone on 4' : ranges;
say(`\n${new Date().toISOString().slice(0, 10)}, ${availableParallelism()} cores, ${spread} physical ranges`);
say(`| page | requests | RU of ${counts.join(' / ')} orders | × | p50 ms |\n| --- | --- | --- | --- | --- |`);
for (const what of measured[0]?.keys() ?? []) {
  const all = measured.flatMap((figures) => figures.get(what) ?? []);
  const [few] = all;
  const ratio = Math.max(...all.map(({ requestUnits }) => requestUnits)) / (few?.requestUnits ?? 1);
  const list = (show: (one: Figures) => string | number) => [...new Set(all.map(show))].join(' / ');
  const times = all.map(({ p50 }) => p50.toFixed(1)).join(' / ');
  say(
    `| ${what} | ${list(({ requests }) => requests)} | ${list(({ requestUnits }) => requestUnits)} | ${ratio.toFixed(2)} | ${times} |`,
  );
  if (ratio > GOAL_RATIO) process.exitCode = 1;
}
say(process.exitCode === 1 ? `A page costs more than ${GOAL_RATIO} times as much.` : 'Each page costs the same.');
process.exit();
