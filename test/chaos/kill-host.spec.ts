import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Order } from '../../shared/domain/order.ts';
import type { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { Random, seedFrom } from '../random.ts';
import { anOrder, RunningStack } from '../running-stack.ts';
import { type Passing, tripwire } from './tripwire.ts';

const SKU = 'STOOL-01';
const order = (changes: Record<string, unknown> = {}) => anOrder({ lines: [{ sku: SKU, quantity: 1 }], ...changes });

let stack: RunningStack;
let acme: PartnerClient;
const wires: { close(): Promise<void> }[] = [];

/** Called with every request that the host sends to a store or a provider, and with every response. */
let watch: (passing: Passing) => void = () => undefined;

beforeAll(async () => {
  stack = await RunningStack.start(async ({ cosmos, payments, carrier }) => {
    const wired = async (target: string) => {
      const wire = await tripwire(target, (passing) => watch(passing));
      wires.push(wire);
      return wire.url;
    };
    const [, endpoint = ''] = /AccountEndpoint=([^;]+)/.exec(cosmos) ?? [];
    return {
      COSMOS: cosmos.replace(endpoint, await wired(endpoint)),
      PAYMENTS_URL: await wired(payments),
      CARRIER_URL: await wired(carrier),
    };
  });
  acme = await stack.partner('acme');
});
afterAll(async () => {
  await stack?.stop();
  await Promise.all(wires.map((wire) => wire.close()));
});

async function restart(): Promise<void> {
  await stack.restartHost();
  acme = await stack.partner('acme');
}

/** What must be true of every order that has ended. */
async function expectWhole(ended: Order): Promise<void> {
  const timeline = await acme.readTimeline(ended.id);
  expect(timeline.map((entry) => entry.sequence)).toEqual(timeline.map((_, index) => index + 1));
  expect(timeline.at(-1)?.type).toBe(`order.${ended.status}`);
  expect(timeline).toHaveLength(ended.version);

  const kept = (await stack.paymentsOf(ended.id)).filter((payment) => payment.captured > payment.refunded);
  const authorized = (await stack.paymentsOf(ended.id)).filter((payment) => payment.status === 'requires_capture');
  const shipments = (await stack.shipmentsOf(ended.id)).filter((shipment) => shipment.status === 'booked');
  const reserved = (await stack.reservationsOf(SKU)).filter((r) => r.orderId === ended.id && r.state === 'reserved');
  if (ended.status === 'confirmed') {
    expect(kept).toMatchObject([{ captures: 1, captured: ended.total.amount, refunded: 0 }]);
    expect([authorized.length, shipments.length, reserved.length]).toEqual([0, 1, 1]);
  } else {
    expect(ended.status).toBe('failed');
    expect([kept.length, authorized.length, shipments.length, reserved.length]).toEqual([0, 0, 0, 0]);
  }
}

async function expectStockConserved(atFirst: { available: number; reserved: number }): Promise<void> {
  const { available, reserved } = await stack.stockOf(SKU);
  expect(available + reserved).toBe(atFirst.available + atFirst.reserved);
  const held = (await stack.reservationsOf(SKU)).filter((reservation) => reservation.state === 'reserved');
  expect(reserved).toBe(held.length);
}

describe.each([
  ['is confirmed', order(), 'confirmed'],
  ['is declined', order({ paymentMethod: 'pm_card_visa_chargeDeclined' }), 'failed'],
  ['loses its carrier', order({ shipTo: { ...(order()['shipTo'] as object), postalCode: '00000' } }), 'failed'],
])('an order that %s', (_, body, status) => {
  test('has the same result wherever the host is killed, before and after each of its calls', async () => {
    const stockAtFirst = await stack.stockOf(SKU);
    const points: string[] = [];
    for (;;) {
      const point = points.length + 1;
      let passed = 0;
      let killed: Promise<void> | undefined;
      const { id } = await acme.place(body);
      watch = ({ label, when }) => {
        passed += 1;
        if (passed !== point || killed) return;
        points.push(`${when} ${label}`);
        killed = stack.killHost();
      };
      // Ends when the host is killed, or when the saga has ended before this point.
      await Promise.race([
        stack.ended('acme', id),
        (async () => {
          while (killed === undefined) await sleep(1);
        })(),
      ]);
      watch = () => undefined;
      if (killed === undefined) break;
      await killed;
      await restart();
      const ended = await stack.ended('acme', id);
      expect({ point: points.at(-1), status: ended.status }).toEqual({ point: points.at(-1), status });
      await expectWhole(ended);
    }
    await expectStockConserved(stockAtFirst);
    expect(points.length).toBeGreaterThanOrEqual(20);
  }, 600_000);
});

test('many orders at the same time all end correctly while the host is killed repeatedly', async () => {
  const stockAtFirst = await stack.stockOf(SKU);
  const seed = seedFrom('CHAOS_SEED');
  const random = new Random(seed);
  const accepted: string[] = [];
  for (let round = 0; round < 10; round += 1) {
    const bodies = [order(), order(), order({ paymentMethod: 'pm_card_visa_chargeDeclined' }), order(), order()];
    const placing = Promise.allSettled(bodies.map((body, n) => acme.place(body, `rush-${seed}-${round}-${n}`)));
    await sleep(random.below(400));
    await stack.killHost();
    for (const placed of await placing) if (placed.status === 'fulfilled') accepted.push(placed.value.id);
    await restart();
    // A client without a response asks again; the first request may have succeeded.
    const again = await Promise.all(bodies.map((body, n) => acme.place(body, `rush-${seed}-${round}-${n}`)));
    for (const { id } of again) if (!accepted.includes(id)) accepted.push(id);
  }
  expect(accepted, `seed ${seed}`).toHaveLength(50);
  for (const id of accepted) await expectWhole(await stack.ended('acme', id));
  await expectStockConserved(stockAtFirst);
}, 600_000);
