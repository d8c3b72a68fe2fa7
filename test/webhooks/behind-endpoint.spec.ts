import { expect, test } from 'vitest';
import { openWebhookWorlds } from './open-webhook-worlds.ts';
import type { WebhookWorld } from './webhook-world.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const { newWorld } = openWebhookWorlds();

const EVENTS = ['order.placed', 'order.reserved', 'order.authorized', 'order.booked', 'order.confirmed'];

/** Which sequences of which orders came, by the order's id. */
function ordersGot(world: WebhookWorld): Map<string | undefined, (number | undefined)[]> {
  const orders = new Map<string | undefined, (number | undefined)[]>();
  for (const { event } of world.received) {
    orders.set(event.subject, [...(orders.get(event.subject) ?? []), event.sequence]);
  }
  return orders;
}

test('an endpoint that takes 14 seconds gets 500 events from the feed at its pace, each once and in order, and each costs a few messages', async () => {
  const world = newWorld();
  const shop = await world.addEndpoint('shop');
  world.slowDown(14 * SECOND);
  const orders = Array.from({ length: 100 }, (_, n) => `order-${n}`);
  for (const type of EVENTS) await world.happensTo(orders, type);
  await world.pass(MINUTE);
  expect(await world.endpoint(shop)).toMatchObject({ enabled: true, behindSince: expect.any(String) });
  expect(world.queue.length).toBeLessThan(20);
  // 500 attempts of 14 seconds at two places.
  await world.pass(80 * MINUTE);
  const got = ordersGot(world);
  expect(got.size).toBe(100);
  for (const sequences of got.values()) expect(sequences).toEqual([1, 2, 3, 4, 5]);
  expect(world.messages).toBeLessThan(6 * 500);
  const reads = world.calls.filter((call) => /\.(find|findEnd|readTimeline|read|list|change)$/.test(call));
  expect(reads.length).toBeLessThan(8 * 500);
  expect(await world.endpoint(shop)).not.toHaveProperty('behindSince');
  expect(await world.endpoint(shop)).not.toHaveProperty('resumeFrom');
});

test('while webhooks are switched off nothing is sent, and afterwards everything comes, once and in order', async () => {
  const world = newWorld();
  const shop = await world.addEndpoint('shop');
  world.offUntil = world.clock.at + 30 * MINUTE;
  const orders = Array.from({ length: 20 }, (_, n) => `order-${n}`);
  for (const type of EVENTS) {
    await world.happensTo(orders, type);
    await world.pass(MINUTE);
  }
  await world.pass(20 * MINUTE);
  expect(world.received).toEqual([]);
  expect(world.queue.length).toBeLessThan(20);
  await world.pass(20 * MINUTE);
  const got = ordersGot(world);
  expect(got.size).toBe(20);
  for (const sequences of got.values()) expect(sequences).toEqual([1, 2, 3, 4, 5]);
  expect(await world.endpoint(shop)).toMatchObject({ enabled: true });
  expect(await world.endpoint(shop)).not.toHaveProperty('behindSince');
});

test('while webhooks are switched off for a day, no copies pile up in the queue, and new events cost no message each', async () => {
  const world = newWorld();
  await world.addEndpoint('shop');
  world.offUntil = world.clock.at + 24 * 60 * MINUTE;
  const orders = Array.from({ length: 100 }, (_, n) => `order-${n}`);
  await world.happensTo(orders, 'order.placed');
  await world.pass(2 * 60 * MINUTE);
  const waiting = world.queue.length;
  await world.pass(18 * 60 * MINUTE);
  expect(world.queue.length).toBeLessThanOrEqual(waiting);
  const { messages } = world;
  await world.happensTo(orders, 'order.confirmed');
  expect(world.messages - messages).toBe(1);
  await world.pass(6 * 60 * MINUTE);
  for (const sequences of ordersGot(world).values()) expect(sequences).toEqual([1, 2]);
  expect(world.received).toHaveLength(200);
});

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([
  ['for minutes', 5 * MINUTE],
  // It is held back, and gets one event an hour.
  ['for half an hour', 30 * MINUTE],
])(
  'the days in which webhooks are switched off don’t count against an endpoint that had failed %s',
  async (_, failed) => {
    const world = newWorld();
    const shop = await world.addEndpoint('shop');
    world.answers = () => 500;
    await world.happensTo(['one', 'two'], 'order.placed');
    await world.pass(failed);
    expect(await world.endpoint(shop)).toMatchObject({ failingSince: expect.any(String) });
    const before = world.received.length;
    world.offUntil = world.clock.at + 5 * DAY + HOUR;
    await world.pass(5 * DAY + HOUR);
    const on = world.clock.at;
    expect(world.received).toHaveLength(before);
    // The first attempts afterwards fail too.
    await world.happensTo(['three'], 'order.placed');
    await world.pass(10 * MINUTE);
    expect(world.received.length).toBeGreaterThan(before);
    const endpoint = await world.endpoint(shop);
    expect(endpoint).toMatchObject({ enabled: true });
    expect(Date.parse(endpoint?.failingSince ?? '')).toBeGreaterThanOrEqual(on);
    world.answers = () => 200;
    await world.pass(2 * HOUR);
    const got = ordersGot(world);
    expect(got.size).toBe(3);
    expect(await world.endpoint(shop)).not.toHaveProperty('behindSince');
    expect(await world.endpoint(shop)).not.toHaveProperty('failingSince');
  },
);

test('the events of an endpoint that fails fill no queue before it is dead either, and come in order once it works', async () => {
  const world = newWorld();
  const shop = await world.addEndpoint('shop');
  world.answers = () => 500;
  const orders = Array.from({ length: 20 }, (_, n) => `order-${n}`);
  for (let minute = 0; minute < 10; minute += 1) {
    await world.happensTo(orders, 'order.updated');
    await world.pass(MINUTE);
  }
  expect(await world.endpoint(shop)).toMatchObject({ behindSince: expect.any(String) });
  expect(world.messages).toBeLessThan(3 * 200);
  expect(world.queue.length).toBeLessThan(40);
  world.answers = () => 200;
  await world.pass(90 * MINUTE);
  for (const got of ordersGot(world).values()) {
    expect([...new Set(got)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  }
  expect(await world.endpoint(shop)).not.toHaveProperty('behindSince');
});

test.each(['before', 'after'] as const)(
  'wherever the process ends while an endpoint is behind, %s a write, each event comes, and in order',
  async (when) => {
    const play = async (call: number) => {
      const world = newWorld();
      const shop = await world.addEndpoint('shop');
      world.slowDown(14 * SECOND);
      world.killAt(call, when);
      await world.happensTo(['one', 'two', 'three'], 'order.placed');
      await world.happensTo(['one', 'two', 'three'], 'order.confirmed');
      await world.pass(4 * MINUTE);
      const { calls } = world;
      world.killAt(0, when);
      const got = [...ordersGot(world).values()].map((sequences) => [...new Set(sequences)]);
      expect(got, `call ${call}`).toEqual([
        [1, 2],
        [1, 2],
        [1, 2],
      ]);
      expect(world.received.length, `call ${call}`).toBeLessThanOrEqual(7);
      expect(await world.endpoint(shop), `call ${call}`).not.toHaveProperty('resumeFrom');
      return calls;
    };
    const writes = (await play(0)).flatMap((call, n) =>
      /change|send|schedule|add|replace|post/.test(call) ? [n + 1] : [],
    );
    expect(writes.length).toBeGreaterThan(30);
    for (const call of writes) await play(call);
  },
);
