import { expect, test } from 'vitest';
import { OrderId, PartnerId } from '../../../shared/domain/ids.ts';
import type { OrderEvent } from '../../../shared/domain/order-events.ts';
import type { Follower } from '../../../shared/ports/order-feed.ts';
import { OrderTail } from './order-tail.ts';

const ref = { partnerId: PartnerId.parse('acme'), orderId: OrderId.parse('ord_00000000000000000000000000') };
const event = (sequence: number) => ({ sequence }) as OrderEvent;
const never = new AbortController().signal;

/** An order with events 1 to `count` that no feed has reported yet. */
function anOrderWith(count: number) {
  const events = Array.from({ length: count }, (_, n) => event(n + 1));
  const order = { events, reads: 0, follower: undefined as Follower | undefined, left: false };
  const orders = {
    async readTimeline(_: unknown, after = 0) {
      order.reads += 1;
      return order.events.filter(({ sequence }) => sequence > after);
    },
  };
  const orderFeed = {
    async follow(_: unknown, follower: Follower) {
      order.follower = follower;
      return () => {
        order.left = true;
      };
    },
  };
  const happen = (sequence: number, { heard = true } = {}) => {
    order.events.push(event(sequence));
    if (heard) order.follower?.onEvent(event(sequence));
  };
  return { order, happen, follow: (last: number) => OrderTail.follow(ref, last, { orders, orderFeed }) };
}

async function sequences(tail: OrderTail): Promise<number[]> {
  return (await tail.next(never)).map(({ sequence }) => sequence);
}

test('the timeline is read once, and after that the events come from the feed', async () => {
  const { order, happen, follow } = anOrderWith(3);
  const tail = await follow(1);
  expect(await sequences(tail)).toEqual([2, 3]);
  const next = sequences(tail);
  happen(4);
  expect(await next).toEqual([4]);
  happen(5);
  happen(6);
  expect(await sequences(tail)).toEqual([5, 6]);
  expect(order.reads).toBe(1);
});

test('an event that arrives while the timeline is read comes only once', async () => {
  const { happen, follow } = anOrderWith(1);
  const tail = await follow(0);
  happen(2);
  expect(await sequences(tail)).toEqual([1, 2]);
  happen(3);
  expect(await sequences(tail)).toEqual([3]);
});

test('an event that the feed leaves out is read once', async () => {
  const { order, happen, follow } = anOrderWith(1);
  const tail = await follow(0);
  await sequences(tail);
  happen(2, { heard: false });
  happen(3);
  expect(await sequences(tail)).toEqual([2, 3]);
  happen(4);
  expect(await sequences(tail)).toEqual([4]);
  expect(order.reads).toBe(2);
});

test('after a gap in the feed the timeline is read', async () => {
  const { order, happen, follow } = anOrderWith(1);
  const tail = await follow(0);
  await sequences(tail);
  const next = sequences(tail);
  happen(2, { heard: false });
  order.follower?.onMissed();
  expect(await next).toEqual([2]);
});

test('an event that can’t be found does not delay the ones after it', async () => {
  const { order, follow } = anOrderWith(1);
  const tail = await follow(0);
  await sequences(tail);
  order.follower?.onEvent(event(3));
  expect(await sequences(tail)).toEqual([3]);
});

test('a slow reader keeps few events in memory, and gets all of them', async () => {
  const { happen, follow } = anOrderWith(1);
  const tail = await follow(0);
  for (let sequence = 2; sequence <= 1_000; sequence += 1) happen(sequence);
  const got: number[] = [];
  while (got.length < 1_000) got.push(...(await sequences(tail)));
  expect(got).toEqual(Array.from({ length: 1_000 }, (_, n) => n + 1));
});

test('a reader that has waited long enough gets nothing, and misses nothing', async () => {
  const { order, happen, follow } = anOrderWith(0);
  const tail = await follow(0);
  const enough = new AbortController();
  const next = tail.next(enough.signal);
  enough.abort();
  expect(await next).toEqual([]);
  happen(1);
  expect(await sequences(tail)).toEqual([1]);
  tail.leave();
  expect(order.left).toBe(true);
});
