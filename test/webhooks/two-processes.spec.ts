import { expect, test } from 'vitest';
import type { EndpointRef, WebhookEndpoint } from '../../shared/domain/webhook-endpoint.ts';
import { openWebhookWorlds } from './open-webhook-worlds.ts';
import type { WebhookWorld } from './webhook-world.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const { newWorld } = openWebhookWorlds();

type Process = WebhookWorld['ports'];
const isoAt = (world: WebhookWorld, ms = 0) => new Date(world.clock.at + ms).toISOString();
const findEnd = (world: WebhookWorld) => world.ports.eventFeed.findEnd(world.partnerId);
const remember = (world: WebhookWorld, process: Process) => process.webhookEndpoints.listRecent(world.partnerId);
const set = (world: WebhookWorld, { endpointId }: EndpointRef, fields: Partial<WebhookEndpoint>) =>
  world.ports.webhookEndpoints.change(world.partnerId, (all) => ({
    endpoints: all.map((one) => (one.id === endpointId ? { ...one, ...fields } : one)),
  }));
const look = (ref: EndpointRef, round = 'one') => ({ kind: 'catch-up', ...ref, round }) as const;

/** The next change of an endpoint by this process waits until `meanwhile` is over. */
function delayChange({ webhookEndpoints }: Process, meanwhile: () => Promise<unknown>): void {
  const change = webhookEndpoints.change.bind(webhookEndpoints);
  webhookEndpoints.change = async (...given: Parameters<typeof change>) => {
    webhookEndpoints.change = change;
    await meanwhile();
    return change(...given) as never;
  };
}

test('an event that comes when a catch-up is over is not lost at a process that does not know that yet', async () => {
  const world = newWorld();
  const shop = await world.addEndpoint('shop', {
    behindSince: isoAt(world, -MINUTE),
    resumeFrom: await findEnd(world),
  });
  await remember(world, world.other);
  await world.ports.webhookNudges.send([look(shop)]);
  await world.pass(0);
  expect(await world.endpoint(shop)).not.toHaveProperty('behindSince');
  world.chooseConsumer = ({ kind }) => (kind === 'delivery' ? world.other : world.ports);
  await world.happens('one', 'order.placed');
  await world.pass(MINUTE);
  expect(world.gotBy('shop')).toEqual(['a1']);
  expect(await world.endpoint(shop)).not.toHaveProperty('resumeFrom');
});

test('an event that is left to the feed comes from there, although the fan-out had sent it before', async () => {
  const world = newWorld();
  const shop = await world.addEndpoint('shop');
  await remember(world, world.ports);
  await set(world, shop, { behindSince: isoAt(world, -MINUTE), resumeFrom: await findEnd(world) });
  world.chooseConsumer = () => world.other;
  // After the other process has read the feed to its end, and before it writes that down.
  delayChange(world.other, async () => {
    await world.happens('one', 'order.placed');
    await world.pass(0);
    expect(world.received).toEqual([]);
  });
  await world.ports.webhookNudges.send([look(shop)]);
  await world.pass(MINUTE);
  expect(world.gotBy('shop')).toEqual(['a1']);
});

test('an event that the fan-out comes to late is sent, although its endpoint has fallen behind after it', async () => {
  const world = newWorld();
  const shop = await world.addEndpoint('shop');
  await world.append('one', 'order.placed');
  await set(world, shop, { behindSince: isoAt(world, -MINUTE), resumeFrom: await findEnd(world) });
  await world.ports.webhookNudges.schedule(look(shop), new Date(world.clock.at + SECOND));
  await world.fanOut();
  await world.pass(MINUTE);
  expect(world.gotBy('shop')).toEqual(['a1']);
});

test('an event of a dead endpoint that comes before the place where it is caught up from waits in the feed too', async () => {
  const world = newWorld();
  const shop = await world.addEndpoint('shop', { failingSince: isoAt(world, -HOUR) });
  await world.append('one', 'order.placed');
  await set(world, shop, { resumeFrom: await findEnd(world) });
  await world.fanOut();
  expect(world.queue.filter(({ nudge }) => nudge.kind === 'delivery')).toEqual([]);
  await world.pass(2 * HOUR);
  expect(world.gotBy('shop')).toEqual(['a1']);
});

test('a change that takes longer than the look that it has asked for strands nothing', async () => {
  const world = newWorld();
  const shop = await world.addEndpoint('shop');
  world.ports.endpointGate.findFull = () => ({ kind: 'full', waitMs: SECOND, isSlow: true });
  await world.happens('one', 'order.placed');
  delayChange(world.ports, () => world.pass(30 * SECOND));
  await world.pass(2 * SECOND);
  expect(await world.endpoint(shop)).toHaveProperty('behindSince');
  world.ports.endpointGate.findFull = () => undefined;
  await world.pass(10 * MINUTE);
  expect(world.gotBy('shop')).toEqual(['a1']);
  expect(await world.endpoint(shop)).not.toHaveProperty('resumeFrom');
});

test('the last look at the feed comes when every process knows that the catch-up is over, however long that took to write', async () => {
  const world = newWorld();
  const shop = await world.addEndpoint('shop', {
    behindSince: isoAt(world, -MINUTE),
    resumeFrom: await findEnd(world),
  });
  world.chooseConsumer = () => world.other;
  delayChange(world.other, async () => {
    world.clock.at += 4_900;
    await remember(world, world.ports);
  });
  await world.ports.webhookNudges.send([look(shop)]);
  await world.pass(0);
  expect(await world.endpoint(shop)).not.toHaveProperty('behindSince');
  await world.pass(900);
  await world.happens('one', 'order.placed');
  expect(world.queue.filter(({ nudge }) => nudge.kind === 'delivery')).toEqual([]);
  await world.pass(MINUTE);
  expect(world.gotBy('shop')).toEqual(['a1']);
});

test('events that let an overdue one go first are not taken for a repetition, even if that one takes long', async () => {
  const world = newWorld();
  await world.addEndpoint('shop');
  world.keeps = () => false;
  world.answers = () => {
    world.clock.at += 12 * SECOND;
    return 200;
  };
  await world.happens('one', 'order.placed', 'order.reserved');
  world.keeps = () => true;
  await world.happens('one', 'order.confirmed');
  await world.pass(10 * MINUTE);
  expect(world.gotBy('shop')).toEqual(['a1', 'a2', 'a3']);
});

test('looks go on at a process whose clock is slow', async () => {
  const world = newWorld();
  const shop = await world.addEndpoint('shop', {
    ...{ failingSince: isoAt(world, -HOUR), behindSince: isoAt(world, -MINUTE), resumeFrom: await findEnd(world) },
  });
  world.answers = () => 'no answer';
  world.other = { ...world.other, clock: { now: () => new Date(world.clock.at - 300) } };
  world.chooseConsumer = () => world.other;
  await world.happensTo(['one', 'two', 'three', 'four', 'five', 'six'], 'order.placed');
  await world.ports.webhookNudges.send([look(shop)]);
  await world.pass(5.5 * HOUR);
  expect(new Set(world.received.map(({ event }) => event.id)).size).toBe(6);
});

test('an event right after an endpoint was created is sent, even if the process that created it has a fast clock', async () => {
  const world = newWorld();
  const at = new Date(world.clock.at + 900).toISOString();
  const resumeFrom = await world.ports.eventFeed.findEnd(world.partnerId);
  const shop = await world.addEndpoint('shop', { createdAt: at, updatedAt: at, resumeFrom });
  await world.ports.webhookNudges.schedule(
    { kind: 'catch-up', ...shop, round: 'created' },
    new Date(world.clock.at + SECOND),
  );
  world.clock.at += 300;
  await world.happens('one', 'order.placed');
  await world.pass(60 * MINUTE);
  expect(world.gotBy('shop')).toEqual(['a1']);
});
