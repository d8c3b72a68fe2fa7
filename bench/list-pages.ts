import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Container, CosmosClient, type JSONObject, type OperationInput } from '@azure/cosmos';
import { listKeyOf } from '../shared/adapters/cosmos/build-order-list-query.ts';
import { containers, databaseId } from '../shared/adapters/cosmos/containers.ts';
import { orderIdFor, PartnerId } from '../shared/domain/ids.ts';
import type { OrderFilter } from '../shared/ports/orders.ts';
import { runCommand } from '../tools/command-line/run-command.ts';
import { UsageError } from '../tools/command-line/usage-error.ts';
import { root } from '../tools/root.ts';
import { PartnerClient } from '../tools/run-locally/client/partner-client.ts';
import { costOfPage, type ListCost } from './list-costs.ts';
import { percentile } from './load.ts';
import type { StackReady } from './stack-process.ts';

const FEW = 1_000;
const OTHERS = 20;
/** The SDK waits up to a second for each batch to be full. */
const AT_ONCE = 5_000;
const ASKED = 200;
let many = 0;
await runCommand({
  usage: `npm run bench:lists [-- ORDERS]

Measures whether a page of a list costs the same with ORDERS orders of one partner (1000000 by default) and with orders of
others. COSMOS_RANGES=4 measures over four physical ranges, COSMOS_RANGES=split with that partner alone on four.`,
  options: {},
  words: 1,
  run(_, [orders = '1000000']) {
    if (!/^[1-9]\d{0,8}$/.test(orders)) throw new UsageError(`${orders}: must be a whole number above 0`);
    many = Number(orders);
  },
});
if (many === 0) process.exit();
const acme = PartnerId.parse('acme');
const statuses = ['confirmed', 'failed', 'pending', 'confirmed', 'confirmed'];

const child = fork(join(import.meta.dirname, 'stack-process.ts'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
const [stack] = (await once(child, 'message')) as [StackReady];
const partner = new PartnerClient(stack.api, stack.token);
const orders = new CosmosClient(stack.cosmos).database(databaseId).container(containers.orders.id);

// Copy an order that the app itself has written, so that the documents have the app's own shape.
const example = JSON.parse(readFileSync(join(root, 'docs', 'example-order.json'), 'utf8'));
const { id } = await partner.place(example);
const { resource: template } = await orders.item(id, ['acme', id]).read<JSONObject>();
if (template === undefined) throw new Error(`order ${id} is not in the store`);

/** The `n`th order of a partner, one second after the previous one. */
function copy(partnerId: PartnerId, n: number): OperationInput {
  const orderId = orderIdFor(partnerId, `bench-${n}`);
  const createdAt = new Date(Date.UTC(2026, 0, 1) + n * 1_000).toISOString();
  const status = statuses[n % statuses.length] ?? 'confirmed';
  const { _rid, _self, _etag, _attachments, _ts, ...document } = template as unknown as JSONObject & {
    order: JSONObject;
  };
  const saga = { status: 'completed', run: 'bench' };
  const failure = status === 'failed' ? { failure: { code: 'bench', message: 'Bench.', step: 'bench' } } : {};
  const paid = { payment: { id: 'pi_bench' }, shipment: { trackingNumber: 'T', carrier: 'C' } };
  const order = {
    ...document.order,
    id: orderId,
    partnerId,
    createdAt,
    updatedAt: createdAt,
    status,
    saga,
    ...failure,
    ...paid,
  };
  const keys = { id: orderId, orderId, partnerId, status, listKey: listKeyOf(createdAt, orderId) };
  return { operationType: 'Create', partitionKey: [partnerId, orderId], resourceBody: { ...document, ...keys, order } };
}

async function seed(container: Container, partnerId: PartnerId, from: number, to: number): Promise<void> {
  for (let n = from; n < to; n += AT_ONCE) {
    const operations = Array.from({ length: Math.min(AT_ONCE, to - n) }, (_, place) => copy(partnerId, n + place));
    const results = await container.items.executeBulkOperations(operations);
    const failed = results.find(({ response }) => (response?.statusCode ?? 500) >= 400);
    if (failed) throw new Error(`seeding failed: ${failed.error?.message ?? failed.response?.statusCode}`);
  }
}

const middle = (count: number) => new Date(Date.UTC(2026, 0, 1) + (count / 2) * 1_000).toISOString();
const at = (count: number) => new Date(middle(count));
const pages = (count: number): Record<string, { path: string; filter: OrderFilter; newestFirst: boolean }> => ({
  'the first page': { path: '/v1/orders?limit=50', filter: {}, newestFirst: true },
  'a page from the middle': {
    path: `/v1/orders?limit=50&createdBefore=${middle(count)}`,
    ...{ filter: { createdBefore: at(count) }, newestFirst: true },
  },
  'failed ones, from the middle': {
    path: `/v1/orders?limit=50&status=failed&sort=createdAt&createdAfter=${middle(count)}`,
    ...{ filter: { status: 'failed', createdAfter: at(count) }, newestFirst: false },
  },
});

type Figures = Record<string, { p50: number; p95: number } & ListCost>;

/** The page, and the next one by its cursor. */
async function measure(count: number): Promise<Figures> {
  const figures: Figures = {};
  for (const [what, { path, filter, newestFirst }] of Object.entries(pages(count))) {
    const latencies: number[] = [];
    let next = path;
    for (let n = 0; n < ASKED; n += 1) {
      const start = performance.now();
      const response = await partner.request('GET', next);
      const { data, meta } = (await response.json()) as { data: unknown[]; meta: { nextCursor: string | null } };
      latencies.push(performance.now() - start);
      if (response.status !== 200 || data.length !== 50) throw new Error(`${next}: ${response.status}, ${data.length}`);
      next = n % 2 === 0 && meta.nextCursor !== null ? `${path}&cursor=${meta.nextCursor}` : path;
    }
    latencies.sort((a, b) => a - b);
    const cost = await costOfPage(stack.cosmos, acme, filter, { limit: 50, newestFirst });
    figures[what] = { p50: percentile(latencies, 50), p95: percentile(latencies, 95), ...cost };
  }
  return figures;
}

await seed(orders, acme, 0, FEW);
await measure(FEW); // a first run for compiling and caching, which are not part of a list's cost
const few = await measure(FEW);
for (let n = 0; n < OTHERS; n += 1) await seed(orders, PartnerId.parse(`other-${n}`), 0, FEW);
const amongOthers = await measure(FEW);
const began = performance.now();
await seed(orders, acme, FEW, many);
const seeding = (performance.now() - began) / 1_000;
const grown = await measure(many);

const row = (what: string, figures: Figures) => {
  const cells = Object.entries(figures).map(([page, { p50, p95, requests, requestUnits }]) => {
    const base = few[page] ?? { p50: Number.NaN, p95: Number.NaN };
    return `${page}: p50 ${p50.toFixed(1)} ms (×${(p50 / base.p50).toFixed(2)}), p95 ${p95.toFixed(1)} ms (×${(p95 / base.p95).toFixed(2)}), ${requests} requests, ${requestUnits} RU`;
  });
  process.stdout.write(`${what}\n  ${cells.join('\n  ')}\n`);
};
process.stdout.write(
  `${new Date().toISOString().slice(0, 10)}, ${availableParallelism()} cores, Node ${process.version}, ${process.env['COSMOS_RANGES'] ?? 1} physical ranges\n\n`,
);
row(`${FEW} orders of one partner`, few);
row(`the same, and ${OTHERS * FEW} orders of ${OTHERS} others`, amongOthers);
row(`${many} orders of that partner (seeded in ${seeding.toFixed(0)} s), and those of the others`, grown);

const exited = once(child, 'exit');
child.kill('SIGTERM');
await exited;
process.exit(0);
