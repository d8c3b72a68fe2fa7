import { expect, test } from 'vitest';
import { orderIdFor, PartnerId } from '../../shared/domain/ids.ts';
import type { WaitingOrder } from '../../shared/ports/waiting-orders.ts';
import { runWithLog } from '../../shared/telemetry/log.ts';
import { PartnerRounds } from './partner-rounds.ts';
import { startWaitingOrders } from './start-waiting-orders.ts';

const now = Date.parse('2026-01-01T00:10:00Z');
const sagas = {
  start: async () => {},
  startAgain: async () => {},
  startRefund: async () => {},
  startRefundIfLost: async () => false,
  resume: async () => false,
};

function waitingOrder(partner: string, forMs: number): WaitingOrder {
  const partnerId = PartnerId.parse(partner);
  return {
    partnerId,
    orderId: orderIdFor(partnerId, `${forMs}`),
    since: new Date(now - forMs),
    traceparent: undefined,
  };
}

async function run(
  orders: WaitingOrder[],
  { inFlight = 0, turn = [] }: { inFlight?: number; turn?: WaitingOrder[] } = {},
): Promise<string[]> {
  const admitted: string[] = [];
  const orderRounds = new PartnerRounds(async (partnerId) =>
    orders.find((order) => order.partnerId > (partnerId ?? '')),
  );
  const admission = {
    admit: async (partnerId: PartnerId) => {
      admitted.push(partnerId);
      return { inFlight, turn, starting: Promise.resolve() };
    },
  };
  const clock = { now: () => new Date(now) };
  await startWaitingOrders({ orderRounds, admission, sagas, clock }, { lostAfterMs: 60_000, mostInFlight: 32 });
  return admitted;
}

test('each partner whose oldest order has waited too long is checked once', async () => {
  const orders = [waitingOrder('acme', 61_000), waitingOrder('globex', 10), waitingOrder('initech', 3_600_000)];
  expect(await run(orders)).toEqual(['acme', 'initech']);
});

test('without waiting orders nothing is done', async () => {
  expect(await run([])).toEqual([]);
});

test.each([
  [0, true],
  [15, true],
  [16, false],
  [31, false],
])(
  'with %i of a partner’s 32 sagas running, an order that has waited for long was lost: %s',
  async (inFlight, isLost) => {
    const lines: string[] = [];
    const note = (line: string) => void lines.push(line);
    const [late, lately] = [waitingOrder('acme', 61_000), waitingOrder('acme', 59_000)];
    await runWithLog({ info: note, warn: note, error: note }, {}, async () => {
      await run([late], { inFlight, turn: [late, lately] });
    });
    expect(lines.map((line) => line.includes(late.orderId))).toEqual(isLost ? [true] : []);
  },
);
