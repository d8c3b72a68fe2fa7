import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { root } from '../../tools/root.ts';

/** A system that takes orders, one of whose processes can be killed. */
export interface Killable {
  url: string;
  token: string;
  /** The simulated providers. */
  providers: { payments: string; carrier: string };
  /** Whether the count of the providers' calls outlives the kill. */
  countsCalls: boolean;
  /** Orders that have not ended, by id, each with a text that changes when the order does. */
  openOrders(): Promise<Map<string, string>>;
  /** The status of each order, by id. */
  allOrders(): Promise<Map<string, string>>;
  kill(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface KillReport {
  /** Accepted orders that had not ended when the process was killed. */
  open: number;
  /** Milliseconds from the kill until the process has started again. */
  readyMs: number;
  /** … until each of the open orders had changed. */
  progressMs: number;
  /** … until every order had ended, also those that were accepted later. */
  endedMs: number;
  /** Accepted orders that don't exist, or never end. */
  lost: number;
  /** Orders that were authorized, captured or shipped more than once. */
  doubled: number;
  /** Calls of the providers beyond the four that an order needs. */
  repeatedCalls: number | undefined;
}

const WARM_UP = 20;
const ORDERS = 60;
const KILL_AFTER = 30;
const PARTNERS_AT_ONCE = 8;
const LOOK_EVERY_MS = 25;
const LONGEST_MS = 180_000;
const CALLS = {
  payments: ['payment_intents.create', 'payment_intents.confirm', 'payment_intents.capture'],
  carrier: ['shipments.book'],
} as const;
const example = readFileSync(join(root, 'docs', 'example-order.json'), 'utf8');

/** Kills the process when half of the orders are accepted, starts it again at once, and waits until all orders have ended. */
export async function killOnce(system: Killable): Promise<KillReport> {
  const { url, token } = system;
  const accepted: string[] = [];
  const place = (name: string, count: number) => placeOrders({ url, token, name, count }, (id) => accepted.push(id));
  await place('warm-up', WARM_UP);
  await until(async () => (await system.openOrders()).size === 0);
  await countCalls(system);

  accepted.length = 0;
  const placing = place('order', ORDERS);
  await until(async () => accepted.length >= KILL_AFTER);
  const before = await system.openOrders();
  const killedAt = performance.now();
  const since = () => performance.now() - killedAt;
  await system.kill();
  await system.restart();
  const readyMs = since();
  await until(async () => {
    const now = await system.openOrders();
    return [...before].every(([id, text]) => now.get(id) !== text);
  });
  const progressMs = since();
  await placing;
  const isOver = await until(async () => (await system.openOrders()).size === 0);
  const endedMs = since();

  const all = await system.allOrders();
  const lost = accepted.filter((id) => all.get(id) !== 'confirmed').length;
  if (!isOver) process.stderr.write(`${[...(await system.openOrders()).keys()].length} orders never ended\n`);
  const repeatedCalls = system.countsCalls ? (await readCalls(system)) - accepted.length * 4 : undefined;
  return { open: before.size, readyMs, progressMs, endedMs, lost, doubled: await countDoubled(system), repeatedCalls };
}

/** Places orders, eight at a time. A request without an answer is sent again with the same key. */
async function placeOrders(
  { url, token, name, count }: { url: string; token: string; name: string; count: number },
  onAccepted: (id: string) => void,
): Promise<void> {
  let next = 0;
  const placeOn = async () => {
    while (next < count) {
      next += 1;
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': `${name}-${next}`,
      };
      onAccepted(await placeUntilAnswered(`${url}/v1/orders`, headers));
    }
  };
  await Promise.all(Array.from({ length: PARTNERS_AT_ONCE }, placeOn));
}

async function placeUntilAnswered(url: string, headers: Record<string, string>): Promise<string> {
  for (;;) {
    try {
      const signal = AbortSignal.timeout(5_000);
      const response = await fetch(url, { method: 'POST', headers, body: example, signal });
      const text = await response.text();
      if (response.status === 202) return JSON.parse(text).id;
      if (response.status < 500) throw new TypeError(`POST was answered ${response.status}: ${text}`);
    } catch (error) {
      if (error instanceof TypeError && error.message.startsWith('POST')) throw error;
    }
    await sleep(50);
  }
}

/** @returns false if it takes too long */
async function until(isSo: () => Promise<boolean>): Promise<boolean> {
  const began = performance.now();
  while (!(await isSo().catch(() => false))) {
    if (performance.now() - began > LONGEST_MS) return false;
    await sleep(LOOK_EVERY_MS);
  }
  return true;
}

/** A delay of a millisecond changes nothing, and its rule counts the calls. */
async function countCalls({ providers }: Killable): Promise<void> {
  for (const provider of ['payments', 'carrier'] as const) {
    const rules = CALLS[provider].map((operation) => ({ operation, fault: 'delay', ms: 1 }));
    const response = await fetch(new URL('/_simulator/faults', providers[provider]), {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ rules }),
    });
    if (!response.ok) throw new Error(`${provider} counts no calls: ${await response.text()}`);
  }
}

const Rules = z.object({ rules: z.array(z.object({ hits: z.int() })) });

async function readCalls({ providers }: Killable): Promise<number> {
  const all = [providers.payments, providers.carrier].map(async (url) => {
    const response = await fetch(new URL('/_simulator/faults', url));
    return Rules.parse(await response.json()).rules.reduce((sum, { hits }) => sum + hits, 0);
  });
  return (await Promise.all(all)).reduce((sum, hits) => sum + hits, 0);
}

const Intents = z.object({
  intents: z.array(
    z.object({ metadata: z.record(z.string(), z.string()), authorizations: z.int(), captures: z.int() }),
  ),
});
const Shipments = z.object({ shipments: z.array(z.object({ bookings: z.int() })) });

async function countDoubled({ providers }: Killable): Promise<number> {
  const read = async (url: string) => (await fetch(new URL('/_simulator/books', url))).json();
  const { intents } = Intents.parse(await read(providers.payments));
  const { shipments } = Shipments.parse(await read(providers.carrier));
  const byOrder = Map.groupBy(intents, ({ metadata }) => metadata['orderId']);
  const isDoubled = (count: 'authorizations' | 'captures', all: z.infer<typeof Intents>['intents']) =>
    all.reduce((sum, intent) => sum + intent[count], 0) > 1;
  const charged = [...byOrder.values()].filter((all) => isDoubled('authorizations', all) || isDoubled('captures', all));
  return charged.length + shipments.filter(({ bookings }) => bookings > 1).length;
}
