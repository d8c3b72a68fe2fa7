import { expect, test } from 'vitest';
import { orderIdFor, PartnerId } from '../../shared/domain/ids.ts';
import type { WaitingOrder } from '../../shared/ports/waiting-orders.ts';
import { startWaitingOrders } from './start-waiting-orders.ts';

const now = Date.parse('2026-01-01T00:10:00Z');
const sagas = { start: async () => {}, startAgain: async () => {}, resume: async () => false };

function waitingOrder(partner: string, forMs: number): WaitingOrder {
  const partnerId = PartnerId.parse(partner);
  return {
    partnerId,
    orderId: orderIdFor(partnerId, `${forMs}`),
    since: new Date(now - forMs),
    traceparent: undefined,
  };
}

async function run(orders: WaitingOrder[]): Promise<string[]> {
  const admitted: string[] = [];
  const waiting = {
    inFlight: async () => 0,
    oldest: async () => [],
    ofNextPartner: async (partnerId: PartnerId | undefined) =>
      orders.find((order) => order.partnerId > (partnerId ?? '')),
  };
  const admission = {
    admit: async (partnerId: PartnerId) => {
      admitted.push(partnerId);
      return { inFlight: 0, turn: [], starting: Promise.resolve() };
    },
  };
  const clock = { now: () => new Date(now) };
  await startWaitingOrders({ waiting, admission, sagas, clock }, { lostAfterMs: 60_000, mostInFlight: 32 });
  return admitted;
}

test('each partner whose oldest order has waited for too long is looked at once', async () => {
  const orders = [waitingOrder('acme', 61_000), waitingOrder('globex', 10), waitingOrder('initech', 3_600_000)];
  expect(await run(orders)).toEqual(['acme', 'initech']);
});

test('with nobody waiting nothing is done', async () => {
  expect(await run([])).toEqual([]);
});
