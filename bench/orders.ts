import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../tools/root.ts';
import { PartnerClient } from '../tools/run-locally/client/partner-client.ts';
import { describeQuantiles, load, percentile, type Shot } from './load.ts';
import { cpuTimeOf } from './processes/process-usage.ts';
import { type RunningStack, startStack } from './processes/start-stack.ts';

const CONNECTIONS = 32;
const SAGAS = 600;
const ONE_BY_ONE = 30;
const example = readFileSync(join(root, 'docs', 'example-order.json'), 'utf8');

/** Measures the order path under load. Emulators, host, app and load generator share this machine's cores. */
export async function measureOrders(seconds: number): Promise<void> {
  const began = performance.now();
  const stack = await startStack();
  const rows: [string, string][] = [
    ['start to ready, bundling included', `${(performance.now() - began).toFixed(0)} ms`],
  ];
  try {
    const driver = new Driver(stack);
    rows.push(await driver.measureOneByOne());
    rows.push(...(await driver.measureManyAtOnce()));
    rows.push(await driver.get(seconds), await driver.post(seconds));
  } finally {
    await stack.stop();
  }
  const date = new Date().toISOString().slice(0, 10);
  process.stdout.write(`${date}, ${availableParallelism()} cores, Node ${process.version}\n\n`);
  for (const [what, figure] of rows) process.stdout.write(`${what.padEnd(40)} ${figure}\n`);
}

class Driver {
  readonly #stack: RunningStack;
  readonly #partner: PartnerClient;
  readonly #run = Date.now();
  #count = 0;
  readonly #placed: string[] = [];

  constructor(stack: RunningStack) {
    this.#stack = stack;
    this.#partner = new PartnerClient(stack.api, stack.token);
  }

  /** The time from POST to confirmed. */
  async measureOneByOne(): Promise<[string, string]> {
    const waits: number[] = [];
    for (let n = 0; n < ONE_BY_ONE; n += 1) {
      const start = performance.now();
      const { id } = await this.#partner.place(JSON.parse(example));
      await this.#waitUntilConfirmed(id);
      waits.push(performance.now() - start);
    }
    waits.sort((a, b) => a - b);
    const [p50, p95] = [50, 95].map((percent) => percentile(waits, percent).toFixed(0));
    return ['POST to confirmed, one at a time', `p50 ${p50} ms, p95 ${p95} ms`];
  }

  /** The time from the first POST until the last order is confirmed. */
  async measureManyAtOnce(): Promise<[string, string][]> {
    const { api, host, emulators } = this.#stack;
    const start = performance.now();
    const used = [cpuTimeOf(host), cpuTimeOf(emulators)];
    const remember = (_: number, body: string) => this.#placed.push(JSON.parse(body).id);
    await load(api, CONNECTIONS, this.#placing, (fired) => fired >= SAGAS, remember);
    for (const id of this.#placed) await this.#waitUntilConfirmed(id);
    const perSecond = (this.#placed.length * 1_000) / (performance.now() - start);
    const [ofHost, ofEmulators] = [host, emulators].map((process, n) => {
      return `${((cpuTimeOf(process) - (used[n] ?? 0)) / this.#placed.length).toFixed(1)} ms`;
    });
    return [
      [`accepted to confirmed, ${SAGAS} orders`, `${perSecond.toFixed(0)} orders/s`],
      ['CPU per order, placed and confirmed', `host and app ${ofHost}, emulators ${ofEmulators}`],
    ];
  }

  get(seconds: number): Promise<[string, string]> {
    const headers = { authorization: `Bearer ${this.#stack.token}` };
    const path = `/v1/orders/${this.#placed[0]}`;
    return this.#load('GET an order', () => ({ method: 'GET', path, headers }), seconds);
  }

  post(seconds: number): Promise<[string, string]> {
    return this.#load('POST an order', this.#placing, seconds);
  }

  async #load(what: string, next: () => Shot, seconds: number): Promise<[string, string]> {
    const result = await load(this.#stack.api, CONNECTIONS, next, (_, elapsed) => elapsed >= seconds);
    const at = describeQuantiles(result.latencies, [50, 95, 99]);
    const perSecond = (result.requests / result.seconds).toFixed(0);
    return [`${what}, ${CONNECTIONS} connections`, `${perSecond}/s, ${at}, errors ${result.errors}`];
  }

  readonly #placing = (): Shot => {
    this.#count += 1;
    const headers = {
      authorization: `Bearer ${this.#stack.token}`,
      'content-type': 'application/json',
      'idempotency-key': `bench-${this.#run}-${this.#count}`,
    };
    return { method: 'POST', path: '/v1/orders', headers, body: example };
  };

  async #waitUntilConfirmed(orderId: string): Promise<void> {
    while ((await this.#partner.get(orderId)).status !== 'confirmed') await sleep(5);
  }
}
