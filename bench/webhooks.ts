import { once } from 'node:events';
import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { describeQuantiles } from './load.ts';
import { benchFile } from './measured-program.ts';
import { measureIsolation } from './parts/isolation.ts';
import { measureStreams } from './parts/streams.ts';
import { ForkedProgram } from './processes/forked-program.ts';
import { cpuTimeOf } from './processes/process-usage.ts';
import { eventsAlone, startStack } from './processes/start-stack.ts';

const ENDPOINTS = 1_000;
const PER_PARTNER = 10;
const ORDERS = 400;
const ONE_BY_ONE = 40;
const IN_FLIGHT = 32;
const KEPT_FLAT = 100_000;

type Row = [what: string, figure: string];
type Receivers = ForkedProgram<{ urls: string[] }>;

/** Measures webhooks and streams of events. All processes share this machine's cores. */
export async function measureWebhooks(): Promise<void> {
  const program = benchFile('programs', 'webhook-receivers.ts');
  const receivers: Receivers = await ForkedProgram.start(program, { args: [String(ENDPOINTS)] });
  const rows: Row[] = [];
  const load = loadavg()[0] ?? 0;
  try {
    rows.push(await measureBareLoop(receivers));
    rows.push(...(await measureDeliveries(receivers)));
    rows.push(...(await measureMemory(receivers)));
  } finally {
    await receivers.stop();
  }
  rows.push(...(await measureIsolation()));
  rows.push(...(await measureStreams()));
  const date = new Date().toISOString().slice(0, 10);
  const machine = `${date}, ${availableParallelism()} cores, Node ${process.version}`;
  process.stdout.write(`${machine}, load of other programs at the start ${load.toFixed(1)}\n\n`);
  for (const [what, figure] of rows) process.stdout.write(`${what.padEnd(60)} ${figure}\n`);
}

async function measureBareLoop({ ready }: Receivers): Promise<Row> {
  const loop = await ForkedProgram.start(benchFile('programs', 'sign-and-post.ts'), {
    args: [JSON.stringify(ready.urls)],
  });
  await loop.run('', IN_FLIGHT, 2);
  const used = cpuTimeOf({ pid: loop.pid, scope: 'alone' });
  const { requests, seconds, errors } = await loop.run('', IN_FLIGHT, 8);
  const cpu = (cpuTimeOf({ pid: loop.pid, scope: 'alone' }) - used) / requests;
  await loop.stop();
  return [
    'a bare loop that signs and posts',
    `${(requests / seconds).toFixed(0)}/s, ${cpu.toFixed(2)} ms of CPU, errors ${errors}`,
  ];
}

async function measureDeliveries(receivers: Receivers): Promise<Row[]> {
  const stack = await startStack(eventsAlone);
  const orders = await ForkedProgram.start(benchFile('programs', 'webhook-orders.ts'), {
    args: [JSON.stringify(receivers.ready.urls)],
    env: stack.settings,
  });
  try {
    const placeOrders = async (count: number) => {
      const received = receive(receivers, count * PER_PARTNER);
      orders.child.send(count);
      return received;
    };
    await placeOrders(20);
    const delays: number[] = [];
    for (let n = 0; n < ONE_BY_ONE; n += 1) {
      delays.push(...(await placeOrders(1)).delays);
      await pause(Math.random() * 500);
    }
    delays.sort((a, b) => a - b);
    const used = [cpuTimeOf(stack.host), cpuTimeOf(stack.emulators)];
    const { seconds, delays: underLoad } = await placeOrders(ORDERS);
    const all = ORDERS * PER_PARTNER;
    const [host, emulators] = [stack.host, stack.emulators].map((each, n) => {
      return ((cpuTimeOf(each) - (used[n] ?? 0)) / all).toFixed(1);
    });
    const name = `${ENDPOINTS.toLocaleString('en')} endpoints`;
    return [
      [`${name}: from the change to the first attempt, one order at a time`, describeQuantiles(delays)],
      [
        `${name}: deliveries of ${ORDERS} orders at once`,
        `${(all / seconds).toFixed(0)}/s, ${describeQuantiles(underLoad)}`,
      ],
      ['CPU of a delivery', `host and app ${host} ms, emulators ${emulators} ms`],
    ];
  } finally {
    await orders.stop();
    await stack.stop();
  }
}

async function measureMemory({ ready }: Receivers): Promise<Row[]> {
  const program = await ForkedProgram.start<{
    heaps: number[];
    errors: number;
    perSecond: number;
    cpuMicroseconds: number;
    rssMiB: number;
  }>(benchFile('programs', 'webhook-memory.ts'), {
    args: [JSON.stringify(ready.urls), String(KEPT_FLAT)],
    execArgv: ['--expose-gc'],
  });
  const { heaps, errors, perSecond, cpuMicroseconds, rssMiB } = program.ready;
  await program.stop();
  const [first, middle, last] = [heaps[0], heaps[4], heaps[9]].map((heap) => heap?.toFixed(1));
  const what = `engine and sender alone, ${KEPT_FLAT.toLocaleString('en')} deliveries`;
  return [
    [`${what}: heap after 10 %, 50 %, 100 %`, `${first}, ${middle}, ${last} MiB, resident ${rssMiB.toFixed(0)} MiB`],
    [what, `${perSecond.toFixed(0)}/s, ${(cpuMicroseconds / 1_000).toFixed(2)} ms of CPU, errors ${errors}`],
  ];
}

/** Resolves when so many webhooks have come. */
async function receive({ child }: Receivers, count: number): Promise<{ seconds: number; delays: number[] }> {
  child.send(count);
  const [received] = await once(child, 'message');
  return received;
}
