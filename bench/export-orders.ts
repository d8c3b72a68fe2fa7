import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDefaultHttpClient } from '@azure/core-rest-pipeline';
import { CosmosClient } from '@azure/cosmos';
import { runExportSlice } from '../functions/exports/run-export-slice.ts';
import { SliceGate } from '../functions/jobs/slice-gate.ts';
import { containers, databaseId } from '../shared/adapters/cosmos/containers.ts';
import { CosmosJobs } from '../shared/adapters/cosmos/cosmos-jobs.ts';
import { CosmosOrders } from '../shared/adapters/cosmos/cosmos-orders.ts';
import { ExportJob } from '../shared/domain/export-job.ts';
import { exportIdFor, orderIdFor, PartnerId } from '../shared/domain/ids.ts';
import { MOST_OPEN_JOBS, refOf } from '../shared/domain/job.ts';
import type { PartnerFiles } from '../shared/ports/partner-files.ts';
import { runCommand } from '../tools/command-line/run-command.ts';
import { UsageError } from '../tools/command-line/usage-error.ts';
import { percentile } from './load.ts';
import { ForkedProgram } from './processes/forked-program.ts';
import { seedOrders } from './seed-orders.ts';

let many = 0;
await runCommand({
  usage: `npm run bench:export [-- ORDERS]

Exports ORDERS orders of one partner (1000000 by default) to CSV, from orders that are written straight into the file of
the embedded Cosmos DB. Prints the time, the memory and the request units, and what another partner's reads take meanwhile.
EXPORT_ORDERS_PER_SECOND is 2000 as in Azure, unless it is set.`,
  options: {},
  words: 1,
  run(_, [orders = '1000000']) {
    if (!/^[1-9]\d{0,8}$/.test(orders)) throw new UsageError(`${orders}: must be a whole number above 0`);
    many = Number(orders);
  },
});
if (many === 0) process.exit();

const acme = PartnerId.parse('acme');
const globex = PartnerId.parse('globex');
const keyOf = (n: number) => `bench-${n}`;
const clock = { now: () => new Date() };
const say = (line: string) => process.stdout.write(`${line}\n`);
const directory = mkdtempSync(join(tmpdir(), 'export-orders-'));
const units = { list: 0, count: 0, other: 0 };
let charged: keyof typeof units = 'other';

const begun = performance.now();
await seedOrders(join(directory, 'cosmos.db'), [
  { partnerId: acme, count: many, keyOf },
  { partnerId: globex, count: 100, keyOf },
]);
say(`${many} orders are in the store after ${seconds(begun)} s`);

const server = await ForkedProgram.start<{ connectionString: string }>(
  join(import.meta.dirname, 'programs', 'cosmos-server.ts'),
  { args: [directory] },
);
const http = createDefaultHttpClient();
const client = new CosmosClient({
  connectionString: server.ready.connectionString,
  httpClient: {
    async sendRequest(request) {
      const isOfExport = charged;
      const response = await http.sendRequest(request);
      units[isOfExport] += Number(response.headers.get('x-ms-request-charge') ?? 0);
      return response;
    },
  },
});
const database = client.database(databaseId);
const orders = new CosmosOrders(database.container(containers.orders.id));
const others = new CosmosOrders(
  new CosmosClient(server.ready.connectionString).database(databaseId).container(containers.orders.id),
);
const exports = new CosmosJobs(database.container(containers.jobs.id), { kind: 'export', schema: ExportJob });

/** Takes the parts as storage does, and checks that each order is there once, in its place. */
const file = { bytes: 0, rows: 0, hash: createHash('sha256') };
const partnerFiles = {
  async writePart(_name: string, part: number, bytes: Uint8Array) {
    const rows = Buffer.from(bytes)
      .toString('utf8')
      .split('\r\n')
      .slice(part === 0 ? 1 : 0, -1);
    for (const row of rows) {
      if (!row.startsWith(`${orderIdFor(acme, keyOf(file.rows))},`)) throw new Error(`row ${file.rows} is ${row}`);
      file.rows += 1;
    }
    file.bytes += bytes.byteLength;
  },
  commitParts: async () => undefined,
  find: async () => ({ etag: '"1"', size: file.bytes }),
} as unknown as PartnerFiles;

const quiet = await measureOthers(sleep(10_000));
const at = clock.now().toISOString();
const job: ExportJob = {
  ...{ id: exportIdFor(acme, at), partnerId: acme, kind: 'export', status: 'queued', fingerprint: 'bench' },
  ...{ createdAt: at, updatedAt: at, asOf: at, format: 'csv', filter: {}, done: 0, rows: 0 },
};
await exports.add(job, MOST_OPEN_JOBS);
const before = process.memoryUsage.rss();
let [largest, slices] = [before, 0];
const watch = setInterval(() => {
  largest = Math.max(largest, process.memoryUsage.rss());
}, 500);
const started = performance.now();
const cpu = process.cpuUsage();
const busy = await measureOthers(work());
clearInterval(watch);
const took = (performance.now() - started) / 1_000;
const used = process.cpuUsage(cpu);
const found = await exports.find(refOf(job));
const total = units.list + units.count + units.other;
say(`${file.rows} rows, ${mb(file.bytes)} MB, ${found?.job.status}, in ${took.toFixed(0)} s and ${slices} slices`);
say(`${(file.rows / took).toFixed(0)} orders/s, CPU of this process ${((used.user + used.system) / 1e6).toFixed(0)} s`);
say(`memory: ${mb(before)} MB before, ${mb(largest)} MB at most`);
say(
  `request units: ${total.toFixed(0)}, ${((total / file.rows) * 1_000).toFixed(0)} for 1,000 orders; the count ${units.count.toFixed(0)}`,
);
say(
  `another partner's reads: p95 ${quiet.toFixed(1)} ms before, ${busy.toFixed(1)} ms meanwhile, ${(busy / quiet).toFixed(2)}×`,
);
if (file.rows !== many) process.exitCode = 1;
server.child.disconnect();
client.dispose();
rmSync(directory, { recursive: true });
process.exit();

/** Runs slices as the orchestration does. */
async function work(): Promise<void> {
  const run = { ...refOf(job), start: 'bench', hub: 'bench', isClaimed: false };
  const pace = {
    sliceMs: 20_000,
    pageOrders: 100,
    partOrders: 2_000,
    ordersPerSecond: Number(process.env['EXPORT_ORDERS_PER_SECOND'] ?? 2_000),
  };
  const counted = {
    list: (...given: Parameters<typeof orders.list>) => charge('list', () => orders.list(...given)),
    count: (...given: Parameters<typeof orders.count>) => charge('count', () => orders.count(...given)),
    readTimeline: orders.readTimeline.bind(orders),
  };
  const ports = {
    exports,
    orders: counted,
    partnerFiles,
    sliceGate: new SliceGate(2),
    featureSwitches: { findWait: async () => undefined },
    clock,
  };
  // The first slice repeats nothing. Each later one writes the last part of the one before again.
  for (let more = true; more; run.isClaimed = true) {
    const outcome = await runExportSlice(
      run,
      { ...ports, partnerFiles: slices === 0 ? partnerFiles : skipFirst() },
      pace,
    );
    slices += 1;
    more = outcome.kind === 'more';
  }
}

/** The part that a slice repeats is known already. */
function skipFirst(): PartnerFiles {
  let isFirst = true;
  return {
    ...partnerFiles,
    async writePart(...given: Parameters<PartnerFiles['writePart']>) {
      if (!isFirst) return partnerFiles.writePart(...given);
      isFirst = false;
    },
  };
}

async function charge<T>(name: keyof typeof units, call: () => Promise<T>): Promise<T> {
  charged = name;
  try {
    return await call();
  } finally {
    charged = 'other';
  }
}

/** Reads an order of another partner twenty times a second, in this process too. Returns the 95th percentile, in ms. */
async function measureOthers(until: Promise<unknown>): Promise<number> {
  const times: number[] = [];
  let isOver = false;
  void until.finally(() => {
    isOver = true;
  });
  for (let n = 0; !isOver; n += 1) {
    const asked = performance.now();
    await others.find({ partnerId: globex, orderId: orderIdFor(globex, keyOf(n % 100)) });
    times.push(performance.now() - asked);
    await sleep(50);
  }
  await until;
  return percentile(times, 95);
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1_000).toFixed(0);
}

function mb(bytes: number): string {
  return (bytes / 1_048_576).toFixed(0);
}
