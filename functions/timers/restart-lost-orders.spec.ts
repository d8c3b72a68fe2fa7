import { expect, test } from 'vitest';
import { OrderId, type OrderRef, PartnerId } from '../../shared/domain/ids.ts';
import { Order } from '../../shared/domain/order.ts';
import { confirm } from '../../shared/domain/order-changes.ts';
import type { Decision } from '../../shared/domain/order-decision.ts';
import { MOST_RESTARTS } from '../../shared/domain/order-recovery.ts';
import type { WorkingOrder } from '../../shared/ports/working-orders.ts';
import { runWithLog } from '../../shared/telemetry/log.ts';
import { after, orders as sample, step } from '../../test/sample-orders.ts';
import { restartLostOrders } from './restart-lost-orders.ts';

const now = Date.parse('2026-01-01T01:00:00Z');
const partnerId = PartnerId.parse('acme');
const order = (n: number): WorkingOrder => ({
  ...{ partnerId, orderId: OrderId.parse(`ord_${String(n).padStart(26, '0')}`) },
  ...{ instance: `order-${n}`, run: step.run },
});

/** @param ended the numbers of the orders whose instance has ended, or an error */
async function run(count: number, { ended, stored = sample.booked, random = 0 }: Asked) {
  const asked: object[] = [];
  const looked: string[] = [];
  const decisions: string[] = [];
  const lines: string[] = [];
  const note = (line: string) => void lines.push(line);
  const ports = {
    clock: { now: () => new Date(now) },
    working: {
      listQuiet: async (query: object) => {
        asked.push(query);
        return Array.from({ length: count }, (_, n) => order(n));
      },
    },
    sagas: {
      hub: 'blue',
      hasEnded: async (instance: string) => {
        looked.push(instance);
        if (ended instanceof Error && instance === 'order-0') throw ended;
        return ended instanceof Error || ended.includes(Number(instance.slice('order-'.length)));
      },
    },
    orders: {
      change: async (asked: OrderRef | Order, decide: (order: Order) => Decision) => {
        const decision = decide(stored);
        decisions.push(`${Number('orderId' in asked && asked.orderId.slice(4))} ${decision.kind}`);
        return { kind: decision.kind, order: stored };
      },
    },
  };
  await runWithLog({ info: note, warn: note, error: note }, {}, () =>
    restartLostOrders(ports, { quietMs: 600_000 }, () => random),
  );
  return { asked, looked, decisions, lines };
}
interface Asked {
  ended: number[] | Error;
  stored?: Order;
  random?: number;
}

test('of the orders that have not changed for long, those whose instance has ended get another saga', async () => {
  const { asked, decisions, lines } = await run(3, { ended: [1] });
  expect(asked).toEqual([
    { hub: 'blue', before: new Date(now - 600_000), unnotedBefore: new Date(now - 3_600_000), limit: 2_000 },
  ]);
  expect(decisions).toEqual(['1 changed']);
  expect(lines).toEqual([expect.stringContaining('was lost, and another one is started: order-1')]);
});

test('an order that has ended or changed its run meanwhile is left alone', async () => {
  const confirmed = after(sample.booked, (now) => confirm(now, step));
  const taken = Order.parse({ ...sample.booked, saga: { status: 'running', run: 'another' } });
  for (const stored of [confirmed, taken]) {
    expect(await run(1, { ended: [0], stored })).toMatchObject({ decisions: ['0 superseded'], lines: [] });
  }
});

test('an order whose sagas are lost again and again is left to an operator', async () => {
  const { decisions, lines } = await run(1, {
    ended: [0],
    stored: Order.parse({ ...sample.booked, sagaRestarts: MOST_RESTARTS }),
  });
  expect(decisions).toEqual(['0 unchanged']);
  expect(lines).toEqual([expect.stringContaining('waits for an operator')]);
});

test('an instance that can’t be asked about does not hold up the others', async () => {
  const { decisions, lines } = await run(2, { ended: new Error('the task hub is down') });
  expect(decisions).toEqual(['1 changed']);
  expect(lines[0]).toContain('the task hub is down');
});

test('one run asks for a limited number of instances, and begins at another order each time', async () => {
  expect((await run(199, { ended: [], random: 0.9 })).looked[0]).toBe('order-0');
  const { looked } = await run(1_000, { ended: [], random: 0.9 });
  expect([looked.length, looked[0], looked[100]]).toEqual([200, 'order-900', 'order-0']);
});
