import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from '@partner-orders/loopback-server/until';
import { Order } from '../../shared/domain/order.ts';
import { root } from '../../tools/root.ts';
import type { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { type CountedStack, startCountedStack } from './counted-stack.ts';
import { Counts, type Scenario, sumOf, type Usage } from './counts.ts';

const IDLE_S = 20;
const example = JSON.parse(readFileSync(join(root, 'docs', 'example-order.json'), 'utf8'));
/** Timers run without orders. */
const timers = readdirNames(join(root, 'functions', 'timers', 'timers.ts'));

/** Plays each scenario on the local stack and counts what crosses its wires. Orders are placed one after another. */
export async function countUsage(orders: number, say: (line: string) => void): Promise<Counts> {
  const stack = await startCountedStack();
  try {
    const usage: Partial<Record<Scenario, Usage>> = {};
    const acme = await stack.partner('acme');
    await play(stack, acme, 3);
    const idle = await stack.countOf(() => pause(IDLE_S * 1_000));
    for (const [name, run] of Object.entries(await scenariosOf(stack, acme))) {
      say(`counting: ${name}`);
      const all = await stack.countOf(async () => {
        for (let n = 0; n < orders; n += 1) await run();
      });
      usage[name as Scenario] = perOrder(all, orders);
    }
    const date = new Date().toISOString().slice(0, 10);
    const perSecond = {
      units: round(sumOf(idle.units) / (IDLE_S + 3)),
      executions: round(sumOf(idle.executions) / (IDLE_S + 3)),
    };
    return Counts.parse({ date, orders, node: process.version, usage, idle: perSecond });
  } finally {
    await stack.stop();
  }
}

async function scenariosOf(
  stack: CountedStack,
  acme: PartnerClient,
): Promise<Record<Scenario, () => Promise<unknown>>> {
  const globex = await stack.partner('globex');
  let last = '';
  const get = (path: string) => async () => {
    const response = await acme.request('GET', path.replace('LAST', last));
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
    await response.arrayBuffer();
  };
  return {
    async confirmed() {
      last = await placeAndWait(stack, acme, 'acme', 'confirmed');
    },
    async cancelled() {
      await stack.breakCarrier({ operation: 'shipments.book', fault: 'delay', ms: 1_500, times: 1 });
      const { id } = await acme.place(example);
      await waitFor(stack, 'acme', id, 'authorized');
      await acme.cancel(id);
      await waitFor(stack, 'acme', id, 'cancelled');
      await stack.breakCarrier();
    },
    async refunded() {
      const id = await placeAndWait(stack, acme, 'acme', 'confirmed');
      await acme.refund(id, { reason: 'Sent back' });
      await waitFor(stack, 'acme', id, 'refunded');
    },
    async failed() {
      await stack.breakCarrier({ operation: 'shipments.book', fault: 'refuse', times: 1 });
      await placeAndWait(stack, acme, 'acme', 'failed');
    },
    getOrder: get('/v1/orders/LAST'),
    listOrders: get('/v1/orders?limit=20'),
    getEvents: get('/v1/events?limit=20'),
    webhook: await withEndpoint(stack, globex),
  };
}

async function withEndpoint(stack: CountedStack, globex: PartnerClient): Promise<() => Promise<unknown>> {
  let isThere = false;
  return async () => {
    if (!isThere) {
      const body = { url: stack.receiverUrl, types: ['order.*'] };
      const { status } = await globex.request('POST', '/v1/webhook-endpoints', { body });
      if (status !== 201) throw new Error(`the endpoint was answered ${status}`);
      isThere = true;
    }
    return placeAndWait(stack, globex, 'globex', 'confirmed');
  };
}

async function play(stack: CountedStack, partner: PartnerClient, orders: number): Promise<void> {
  for (let n = 0; n < orders; n += 1) await placeAndWait(stack, partner, 'acme', 'confirmed');
}

async function placeAndWait(stack: CountedStack, partner: PartnerClient, name: string, status: Order['status']) {
  const { id } = await partner.place(example);
  await waitFor(stack, name, id, status);
  return id;
}

function waitFor(
  stack: CountedStack,
  partnerId: string,
  id: string,
  what: string,
  is = (order: Order) => order.status === what,
): Promise<unknown> {
  return until(`order ${id} to be ${what}`, async () => {
    const { resource } = await stack.container('orders').item(id, [partnerId, id]).read();
    return is(Order.parse(resource.order));
  });
}

function perOrder(usage: Usage, orders: number): Usage {
  const { idle: _, ...units } = usage.units;
  const own = Object.entries(usage.executions).filter(([name]) => !timers.includes(name));
  const each = (values: Record<string, number>) =>
    Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) =>
        round(value / orders) > 0 ? [[name, round(value / orders)]] : [],
      ),
    );
  const { sent, delivered, requests, bytesToPartners, webhooks, webhookBytes, telemetryBytes } = usage;
  const plain = { sent, delivered, requests, bytesToPartners, webhooks, webhookBytes, telemetryBytes };
  return {
    ...(each(plain) as typeof plain),
    ...(Object.fromEntries(
      Object.keys(plain).map((name) => [name, round(plain[name as keyof typeof plain] / orders)]),
    ) as typeof plain),
    units: each(units),
    executions: each(Object.fromEntries(own)),
    stored: each(usage.stored),
  };
}

const round = (value: number) => Math.round(value * 100) / 100;

function readdirNames(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/name: '([\w-]+)'/g)].map(([, name = '']) => name);
}
