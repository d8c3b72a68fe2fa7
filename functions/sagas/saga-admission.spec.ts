import { expect, test } from 'vitest';
import { type OrderId, type OrderRef, orderIdFor, PartnerId } from '../../shared/domain/ids.ts';
import type { WaitingOrder } from '../../shared/ports/waiting-orders.ts';
import { SagaAdmission } from './saga-admission.ts';

const acme = PartnerId.parse('acme');
const CAP = 4;
/** How many starts one read allows, and so by how many a process can exceed the limit. */
const CREDIT = 8;

/** The orders of one partner, as all processes see them, and a clock that the test moves. */
class Shop {
  now = Date.parse('2026-01-01T00:00:00Z');
  looks = 0;
  waiting: WaitingOrder[] = [];
  /** In the sequence in which their sagas were started. Orders that were started twice are listed twice. */
  started: OrderId[] = [];
  calls: number[] = [];
  running = new Set<OrderId>();
  broken = false;

  process(mostInFlight = CAP): SagaAdmission {
    const waiting = {
      countInFlight: async () => this.running.size,
      listOldest: async (_: PartnerId, limit: number) => {
        this.looks += 1;
        return this.waiting.slice(0, limit);
      },
      findNextPartner: async () => undefined,
    };
    const calls = {
      // Like duplicate detection: one message per time.
      callAt: async (_: PartnerId, at: Date) => {
        if (!this.calls.includes(at.getTime())) this.calls.push(at.getTime());
      },
    };
    return new SagaAdmission({ waiting, calls, clock: { now: () => new Date(this.now) } }, { mostInFlight });
  }
  readonly sagas = {
    start: async ({ orderId }: OrderRef) => {
      if (this.broken) throw new Error('the store of sagas is full');
      this.started.push(orderId);
    },
    startAgain: async () => undefined,
    startRefund: async () => undefined,
    startRefundIfLost: async () => false,
    resume: async () => false,
  };
  place(name: string): OrderRef {
    const ref = { partnerId: acme, orderId: orderIdFor(acme, name) };
    this.waiting.push({ ...ref, since: new Date(this.now), traceparent: undefined });
    return ref;
  }
  placeMany(count: number): OrderRef[] {
    return Array.from({ length: count }, (_, n) => this.place(`${n}`));
  }
  /** The sagas that were started claim their orders. */
  claim(): void {
    for (const id of this.started) {
      if (this.waiting.some(({ orderId }) => orderId === id)) this.running.add(id);
    }
    this.waiting = this.waiting.filter(({ orderId }) => !this.started.includes(orderId));
  }
  end(): void {
    this.claim();
    this.running.clear();
  }
}

test('an order is started at once, and a partner with few orders costs a read only now and then', async () => {
  const shop = new Shop();
  const admission = shop.process(32);
  for (let n = 0; n < 90; n += 1) {
    await admission.arrive(shop.place(`${n}`), shop.sagas, undefined);
    expect(shop.started.length).toBe(n + 1);
    shop.end();
  }
  expect([shop.calls, shop.looks]).toEqual([[], 90 / (CREDIT + 1)]);
});

test('of many orders, only as many run as allowed, and one message for the partner finds the rest', async () => {
  const shop = new Shop();
  const admission = shop.process();
  await Promise.all(shop.placeMany(100).map((order) => admission.arrive(order, shop.sagas, undefined)));
  expect([shop.started.length, shop.calls.length, shop.looks]).toEqual([CAP, 1, 1]);
  const [call = 0] = shop.calls;
  expect(call).toBeGreaterThan(shop.now);
});

test('orders that are started but not yet claimed count too', async () => {
  const shop = new Shop();
  const admission = shop.process();
  shop.placeMany(100);
  await admission.admit(acme, shop.sagas);
  await admission.admit(acme, shop.sagas);
  expect(shop.started.length).toBe(CAP);
  shop.claim();
  await admission.admit(acme, shop.sagas);
  expect(shop.started.length).toBe(CAP);
});

test('waiting orders are started in sequence, message by message, until none is left', async () => {
  const shop = new Shop();
  const admission = shop.process();
  const orders = shop.placeMany(10);
  await admission.arrive(orders[9] as OrderRef, shop.sagas, undefined);
  for (let call = shop.calls.shift(); call !== undefined; call = shop.calls.shift()) {
    shop.end();
    shop.now = call;
    await admission.admit(acme, shop.sagas);
  }
  expect(shop.started).toEqual(orders.map(({ orderId }) => orderId));
});

test('a new order does not overtake waiting ones', async () => {
  const shop = new Shop();
  const admission = shop.process();
  const orders = shop.placeMany(6);
  await admission.admit(acme, shop.sagas);
  shop.end();
  shop.now += 10_000;
  const late = shop.place('late');
  await admission.arrive(late, shop.sagas, undefined);
  expect(shop.started).toEqual([...orders, late].map(({ orderId }) => orderId));
});

test('several processes send one message, and each may exceed the limit only by its own starts', async () => {
  const shop = new Shop();
  const processes = [shop.process(), shop.process(), shop.process()];
  // Each process thinks that there is room.
  for (const [n, process] of processes.entries()) await process.arrive(shop.place(`first ${n}`), shop.sagas, undefined);
  shop.end();
  const orders = shop.placeMany(300);
  const arrivals = orders.map((order, n) => processes[n % 3]?.arrive(order, shop.sagas, undefined));
  await Promise.all(arrivals);
  const running = new Set(shop.started).size - 3;
  expect(running).toBeGreaterThanOrEqual(CAP);
  expect(running).toBeLessThanOrEqual(CAP + 3 * CREDIT);
  expect(shop.calls.length).toBe(1);
});

test('when a saga can’t be started the message is delivered again, and the order is unchanged', async () => {
  const shop = new Shop();
  const admission = shop.process();
  const order = shop.place('one');
  shop.broken = true;
  await expect(admission.arrive(order, shop.sagas, undefined)).rejects.toThrow('the store of sagas is full');
  await expect(admission.arrive(order, shop.sagas, undefined)).rejects.toThrow('the store of sagas is full');
  shop.broken = false;
  await admission.arrive(order, shop.sagas, undefined);
  expect(shop.started).toEqual([order.orderId]);
});

test('a saga that was lost before it claimed its order is started again', async () => {
  const shop = new Shop();
  const admission = shop.process();
  const order = shop.place('one');
  await admission.arrive(order, shop.sagas, undefined);
  shop.now += 61_000;
  await admission.admit(acme, shop.sagas);
  expect(shop.started).toEqual([order.orderId, order.orderId]);
});

test('an order whose message is repeated is started at most once more, and never waits forever', async () => {
  const shop = new Shop();
  const order = shop.place('one');
  await shop.process().arrive(order, shop.sagas, undefined);
  shop.claim();
  const another = shop.process(1);
  await another.arrive(order, shop.sagas, undefined);
  expect([shop.started, shop.calls]).toEqual([[order.orderId, order.orderId], []]);
});

test('when waiting orders can’t be started, a later message tries again', async () => {
  const shop = new Shop();
  const admission = shop.process();
  const orders = shop.placeMany(3);
  shop.broken = true;
  await admission.admit(acme, shop.sagas);
  expect([shop.started, shop.calls.length]).toEqual([[], 1]);
  shop.broken = false;
  await admission.admit(acme, shop.sagas);
  expect(shop.started).toEqual(orders.map(({ orderId }) => orderId));
});
