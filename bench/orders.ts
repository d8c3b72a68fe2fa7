import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PartnerClient } from '../scripts/client/partner-client.ts';
import { root } from '../scripts/partner-orders.ts';
import { cpuTimeOf } from './cpu-time.ts';
import { load, percentile, type Shot } from './load.ts';
import type { StackReady } from './stack-process.ts';

/**
 * The order path under load, everything on this machine: emulators, host, app and the load itself share its cores.
 *
 *   npm run bench [-- seconds]
 */

const CONNECTIONS = 32;
const SAGAS = 600;
const seconds = Number(process.argv[2] ?? 10);
const example = readFileSync(join(root, 'docs', 'example-order.json'), 'utf8');

const began = performance.now();
const child = fork(join(import.meta.dirname, 'stack-process.ts'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
const [stack] = (await once(child, 'message')) as [StackReady];
const readyMs = performance.now() - began;

let count = 0;
const run = Date.now();
const placing = (): Shot => ({
  method: 'POST',
  path: '/v1/orders',
  headers: {
    authorization: `Bearer ${stack.token}`,
    'content-type': 'application/json',
    'idempotency-key': `bench-${run}-${count++}`,
  },
  body: example,
});
const reading = (path: string) => (): Shot => ({
  method: 'GET',
  path,
  headers: { authorization: `Bearer ${stack.token}` },
});
const partner = new PartnerClient(stack.api, stack.token);

async function confirmed(orderId: string): Promise<void> {
  while ((await partner.get(orderId)).status !== 'confirmed') await sleep(5);
}

const rows: [string, string][] = [['start to ready, bundling included', `${readyMs.toFixed(0)} ms`]];

// One order at a time, from POST to confirmed.
const waits: number[] = [];
for (let n = 0; n < 30; n += 1) {
  const start = performance.now();
  const { id } = await partner.place(JSON.parse(example));
  await confirmed(id);
  waits.push(performance.now() - start);
}
waits.sort((a, b) => a - b);
rows.push([
  'POST to confirmed, one at a time',
  `p50 ${percentile(waits, 50).toFixed(0)} ms, p95 ${percentile(waits, 95).toFixed(0)} ms`,
]);

// A given number of orders at once, from the first POST to the last one confirmed.
const ids: string[] = [];
const startOfSagas = performance.now();
const cpuAtStart = { host: cpuTimeOf(stack.hostPid), emulators: cpuTimeOf(child.pid ?? 0) };
await load(
  stack.api,
  CONNECTIONS,
  placing,
  (fired) => fired >= SAGAS,
  (_, body) => ids.push(JSON.parse(body).id),
);
for (const id of ids) await confirmed(id);
const sagaSeconds = (performance.now() - startOfSagas) / 1_000;
const perSaga = (now: number, then: number) => `${((now - then) / ids.length).toFixed(1)} ms`;
rows.push([`accepted to confirmed, ${ids.length} orders`, `${(ids.length / sagaSeconds).toFixed(0)} orders/s`]);
rows.push([
  'CPU per order, placed and confirmed',
  `host and app ${perSaga(cpuTimeOf(stack.hostPid), cpuAtStart.host)}, emulators ${perSaga(cpuTimeOf(child.pid ?? 0), cpuAtStart.emulators)}`,
]);

for (const [what, next] of [
  ['GET an order', reading(`/v1/orders/${ids[0]}`)],
  ['POST an order', placing],
] as const) {
  const result = await load(stack.api, CONNECTIONS, next, (_, elapsed) => elapsed >= seconds);
  const at = (percent: number) => `p${percent} ${percentile(result.latencies, percent).toFixed(0)} ms`;
  rows.push([
    `${what}, ${CONNECTIONS} connections`,
    `${(result.requests / result.seconds).toFixed(0)}/s, ${[50, 95, 99].map(at).join(', ')}, errors ${result.errors}`,
  ]);
}

process.stdout.write(
  `${new Date().toISOString().slice(0, 10)}, ${availableParallelism()} cores, Node ${process.version}\n\n`,
);
for (const [what, figure] of rows) process.stdout.write(`${what.padEnd(40)} ${figure}\n`);

const exited = once(child, 'exit');
child.kill('SIGTERM');
await exited;
