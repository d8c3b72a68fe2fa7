import { expect, test } from 'vitest';
import { CosmosRecipientErasure } from '../../shared/adapters/cosmos/cosmos-recipient-erasure.ts';
import { orderIdFor } from '../../shared/domain/ids.ts';
import { subjectOfDelivery } from '../../shared/domain/webhook-delivery.ts';
import type { EndpointRef } from '../../shared/domain/webhook-endpoint.ts';
import { updateEndpoint } from '../../shared/domain/webhook-endpoint-changes.ts';
import { openWebhookWorlds } from './open-webhook-worlds.ts';
import type { Answers, WebhookWorld } from './webhook-world.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const { container, newWorld } = openWebhookWorlds();

async function update(world: WebhookWorld, { endpointId }: EndpointRef, change: Parameters<typeof updateEndpoint>[1]) {
  const end = await world.ports.eventFeed.findEnd(world.partnerId);
  const at = world.clock.now();
  await world.ports.webhookEndpoints.change(world.partnerId, (all) => ({
    endpoints: all.map((one) => (one.id === endpointId ? updateEndpoint(one, change, { at, end }) : one)),
  }));
}

const jobId = 'rdl_00000000000000000000000000';
async function startJob(world: WebhookWorld, ref: EndpointRef, failedSince: string) {
  const now = world.clock.now().toISOString();
  const job = { ...ref, id: jobId, failedSince, status: 'running' as const, looked: 0, redelivered: 0 };
  await world.ports.redeliveryJobs.add({ ...job, createdAt: now, updatedAt: now });
  await world.ports.webhookNudges.send([{ kind: 'redelivery', ...ref, jobId }]);
}

test.each(['before', 'after'] as const)(
  'wherever the process ends during a redelivery, %s a call, what failed is sent again',
  async (when) => {
    const play = async (call: number) => {
      const world = newWorld();
      const shop = await world.addEndpoint('shop');
      const since = world.clock.now().toISOString();
      world.answers = () => 410;
      await world.happens('one', 'order.placed', 'order.reserved');
      await world.pass(MINUTE);
      await update(world, shop, { enabled: true });
      world.answers = () => 200;
      await world.pass(MINUTE);
      await startJob(world, shop, since);
      world.killAt(call, when);
      await world.pass(10 * MINUTE);
      const calls = world.calls.length;
      world.killAt(0, when);
      const { deliveries } = await world.ports.webhookDeliveries.list(shop, { limit: 10 });
      expect(
        deliveries.map(({ status }) => status),
        `call ${call}`,
      ).toEqual(['delivered', 'delivered']);
      expect((await world.ports.redeliveryJobs.find(shop, jobId))?.job.status, `call ${call}`).toBe('done');
      return calls;
    };
    const calls = await play(0);
    expect(calls).toBeGreaterThan(10);
    for (let call = 1; call <= calls; call += 1) await play(call);
  },
);

test('an endpoint that is enabled again gets no event of before, and waits for none', async () => {
  const world = newWorld();
  const shop = await world.addEndpoint('shop', { enabled: false });
  await world.happens('one', 'order.placed', 'order.reserved');
  await world.pass(HOUR);
  await update(world, shop, { enabled: true });
  await world.pass(5 * SECOND);
  await world.happens('one', 'order.confirmed');
  await world.pass(SECOND);
  expect(world.gotBy('shop')).toEqual(['a3']);
  await world.pass(HOUR);
  expect(world.gotBy('shop')).toEqual(['a3']);
});

test('what waits is sent as soon as the endpoint works again', async () => {
  const world = newWorld();
  const shop = await world.addEndpoint('shop');
  world.answers = () => 500;
  await world.happens('one', 'order.placed');
  await world.pass(20 * MINUTE);
  await world.happens('two', 'order.placed', 'order.reserved');
  await world.pass(MINUTE);
  expect(await world.endpoint(shop)).toHaveProperty('resumeFrom');
  world.answers = () => 200;
  // A retry, and not the attempt that follows an hour after the last one.
  await world.pass(7 * MINUTE);
  expect(world.gotBy('shop').slice(-2)).toEqual(['b1', 'b2']);
  expect(await world.endpoint(shop)).not.toHaveProperty('resumeFrom');
});

test('an event does not wait for one that nothing is known of any more after 30 days', async () => {
  const world = newWorld();
  const shop = await world.addEndpoint('shop');
  await world.happens('one', 'order.placed', 'order.updated');
  await world.pass(31 * DAY);
  // Their time to live has passed.
  for (const { partnerId, endpointId, id } of (await world.ports.webhookDeliveries.list(shop, { limit: 10 }))
    .deliveries) {
    await container('deliveries')
      .item(id, [partnerId, endpointId, subjectOfDelivery(id)])
      .delete();
  }
  await world.happens('one', 'order.returned');
  await world.pass(SECOND);
  expect(world.gotBy('shop')).toEqual(['a1', 'a2', 'a3']);
});

test('an old address that answers 410 when its partner has just changed it disables nothing, and the event comes to the new one', async () => {
  const world = newWorld();
  const shop = await world.addEndpoint('shop');
  const { post } = world.ports.webhookSender;
  world.ports.webhookSender.post = async (request) => {
    const answer = await post(request);
    if (request.url.includes('shop')) await update(world, shop, { url: 'https://moved.example/hook' });
    return answer;
  };
  world.answers = ({ url }) => (url.includes('shop') ? 410 : 200);
  await world.happens('one', 'order.placed');
  await world.pass(HOUR);
  expect(await world.endpoint(shop)).toMatchObject({ enabled: true });
  expect(world.gotBy('moved')).toEqual(['a1']);
});

test('what waits is sent as soon as the endpoint works, also if this process does not know yet that it waits', async () => {
  const world = newWorld();
  const shop = await world.addEndpoint('shop');
  world.answers = () => 500;
  await world.happens('one', 'order.placed');
  await world.pass(20 * MINUTE);
  const remembered = await world.ports.webhookEndpoints.list(world.partnerId);
  await world.happens('two', 'order.placed', 'order.reserved');
  await world.pass(MINUTE);
  expect(await world.endpoint(shop)).toHaveProperty('resumeFrom');
  const { listRecent } = world.ports.webhookEndpoints;
  world.ports.webhookEndpoints.listRecent = async () => remembered;
  world.answers = () => 200;
  // A retry.
  for (let n = 0; n < 20 && world.gotBy('shop').length < 6; n += 1) await world.pass(MINUTE);
  world.ports.webhookEndpoints.listRecent = listRecent;
  await world.pass(10 * SECOND);
  expect(world.gotBy('shop')).toContain('b2');
});

test.each([
  ['dead', (): Answers => () => 'no answer'],
  ['busy', (): Answers => () => 200],
] as const)('a redelivery to a %s endpoint fills no queue', async (kind, answers) => {
  const world = newWorld();
  const shop = await world.addEndpoint('shop', { enabled: false });
  const since = world.clock.now().toISOString();
  await world.happens('one', ...Array.from({ length: 500 }, () => 'order.updated'));
  await update(world, shop, { enabled: true });
  world.answers = answers();
  if (kind === 'busy') world.ports.endpointGate.findFull = () => ({ kind: 'full', waitMs: 500, isSlow: true });
  await startJob(world, shop, since);
  let most = 0;
  for (let n = 0; n < 60; n += 1) {
    await world.pass(SECOND);
    most = Math.max(most, world.queue.length);
  }
  expect(most).toBeLessThanOrEqual(150);
});

test('a redelivery waits for an endpoint that does not work at processes whose clocks differ', async () => {
  const world = newWorld();
  const shop = await world.addEndpoint('shop', { enabled: false });
  const since = world.clock.now().toISOString();
  await world.happens('one', ...Array.from({ length: 150 }, () => 'order.updated'));
  await update(world, shop, { enabled: true });
  world.answers = () => 'no answer';
  world.other = { ...world.other, clock: { now: () => new Date(world.clock.at - 900) } };
  let looks = 0;
  world.chooseConsumer = ({ kind }) => {
    looks += kind === 'redelivery' ? 1 : 0;
    return kind === 'redelivery' && looks % 2 === 0 ? world.other : world.ports;
  };
  await startJob(world, shop, since);
  await world.pass(3 * HOUR);
  expect((await world.ports.redeliveryJobs.find(shop, jobId))?.job.status).toBe('running');
  expect(world.queue.filter(({ nudge }) => nudge.kind === 'redelivery')).toHaveLength(1);
});

test('an endpoint that fails at one event only gets the next one soon, although nothing succeeded for some time', async () => {
  const world = newWorld();
  await world.addEndpoint('shop');
  world.answers = ({ event }) => (event.type === 'order.placed' ? 500 : 200);
  await world.happens('one', 'order.placed');
  await world.pass(20 * MINUTE);
  await world.happens('two', 'order.confirmed');
  await world.pass(MINUTE);
  expect(world.gotBy('shop')).toContain('b1');
});

/** Erases the recipient of the order, and what endpoints answered. Its timeline is the world's own. */
async function erase({ partnerId, ports, clock }: WebhookWorld, order: string) {
  const orderId = orderIdFor(partnerId, order);
  const erased = { erasedAt: clock.now().toISOString() };
  await container('orders').items.upsert({ id: orderId, partnerId, orderId, type: 'order', order: erased });
  const containers = { orders: container('orders'), deliveries: container('deliveries') };
  await new CosmosRecipientErasure(containers, ports.clock).eraseAnswers(partnerId, [orderId]);
}
const CANARY = 'the parcel of Ada Muster';
const answered = (status: number) => ({ kind: 'answered', status, latencyMs: 5, excerpt: CANARY }) as const;

test.each([1, 2])('an erasure during attempt %s loses no event, and no answer comes back after it', async (attempt) => {
  const world = newWorld();
  const shop = await world.addEndpoint('shop');
  const { post } = world.ports.webhookSender;
  world.answers = (_received, nth) => answered(nth <= attempt ? 500 : 200);
  world.ports.webhookSender.post = async (request) => {
    const answer = await post(request);
    if (world.received.length === attempt) await erase(world, 'one');
    return answer;
  };
  await world.happens('one', 'order.placed');
  await world.pass(DAY);
  expect(world.gotBy('shop')).toEqual(Array.from({ length: attempt + 1 }, () => 'a1'));
  const { deliveries } = await world.ports.webhookDeliveries.list(shop, { limit: 10 });
  expect(deliveries).toMatchObject([{ status: 'delivered', tried: attempt + 1 }]);
  expect(JSON.stringify(deliveries)).not.toContain(CANARY);
});

test.each(['before', 'after'] as const)(
  'wherever the process ends during an attempt after an erasure, %s a call, the answer goes',
  async (when) => {
    const play = async (call: number) => {
      const world = newWorld();
      const shop = await world.addEndpoint('shop');
      world.answers = () => answered(200);
      await erase(world, 'one');
      await world.append('one', 'order.placed');
      world.killAt(call, when);
      await world.pass(HOUR);
      const calls = world.calls.length;
      const { deliveries } = await world.ports.webhookDeliveries.list(shop, { limit: 10 });
      expect(deliveries, `call ${call}`).toMatchObject([{ status: 'delivered' }]);
      expect(JSON.stringify(deliveries), `call ${call}`).not.toContain(CANARY);
      return calls;
    };
    const calls = await play(0);
    for (let call = 1; call <= calls; call += 1) await play(call);
  },
);

test('an event that is given up while its answers are erased is failed, and waits for nothing', async () => {
  const world = newWorld();
  const shop = await world.addEndpoint('shop');
  world.answers = () => answered(500);
  await world.happens('one', 'order.placed');
  await update(world, shop, { enabled: false });
  const { replace } = world.ports.webhookDeliveries;
  let isFirst = true;
  world.ports.webhookDeliveries.replace = async (...given) => {
    if (isFirst && given[0].status === 'failed') {
      isFirst = false;
      await erase(world, 'one');
    }
    return replace(...given);
  };
  await world.pass(DAY);
  expect(isFirst).toBe(false);
  const { deliveries } = await world.ports.webhookDeliveries.list(shop, { limit: 10 });
  expect(deliveries).toMatchObject([{ status: 'failed' }]);
});
