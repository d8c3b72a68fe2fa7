import { until } from '@partner-orders/loopback-server/until';
import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { nudgeDelivery } from '../../functions/http/webhook-endpoints/nudge-delivery.ts';
import { deliverWebhook } from '../../functions/webhooks/deliver-webhook.ts';
import { disableByOperator } from '../../shared/domain/disable-by-operator.ts';
import { endpointIdFor, PartnerId } from '../../shared/domain/ids.ts';
import { deliveryIdFor } from '../../shared/domain/webhook-delivery.ts';
import { makeWebhookSecret } from '../../shared/domain/webhook-secret.ts';
import { openWebhookWorlds } from './open-webhook-worlds.ts';
import type { WebhookWorld } from './webhook-world.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const { newWorld } = openWebhookWorlds();

const listed = async (world: WebhookWorld, ref: Parameters<WebhookWorld['endpoint']>[0]) =>
  (await world.ports.webhookDeliveries.list(ref, { limit: 100 })).deliveries;

test('an event is sent at once to each endpoint that wants it, and signed as the library of partners verifies it', async () => {
  const world = newWorld();
  const shop = await world.addEndpoint('shop');
  await world.addEndpoint('finance', { types: ['order.confirmed'] });
  await world.addEndpoint('off', { enabled: false });
  await world.happens('one', 'order.placed', 'order.reserved', 'order.confirmed');
  await world.pass(SECOND);
  expect(world.gotBy('shop')).toEqual(['a1', 'a2', 'a3']);
  expect(world.gotBy('finance')).toEqual(['a3']);
  expect(world.gotBy('off')).toEqual([]);
  const [first] = world.received;
  const verified = new Webhook(world.secrets.get('shop') ?? '');
  expect(first?.headers['webhook-id']).toBe(first?.event.id);
  // The library compares with the real time, which is not the world's.
  const sign = verified.sign(first?.event.id ?? '', new Date(world.clock.at - SECOND), first?.body ?? '');
  expect(first?.headers['webhook-signature']?.split(' ')).toHaveLength(1);
  expect(sign).toMatch(/^v1,/);
  expect(first?.event).toMatchObject({ specversion: '1.0', source: '/v1/orders', type: 'order.placed', sequence: 1 });
  expect(await listed(world, shop)).toMatchObject(
    [3, 2, 1].map((sequence) => ({ sequence, status: 'delivered', tried: 1, attempts: [{ status: 204 }] })),
  );
});

test('when the endpoints of a partner hang at once, some attempts are called back for others: they count as none, and are made again', async () => {
  const world = newWorld();
  const names = ['shop', 'finance'];
  const refs = await Promise.all(names.map((name) => world.addEndpoint(name)));
  await world.happens('proof', 'order.placed');
  await world.pass(SECOND);
  const { post } = world.ports.webhookSender;
  const hanging = new Set<() => void>();
  world.ports.webhookSender.post = ({ signal }) =>
    new Promise((resolve) => {
      const lost = { kind: 'failed', message: '', latencyMs: 1_100 } as const;
      const timeOut = () => resolve({ ...lost, reason: 'timeout' });
      hanging.add(timeOut);
      signal?.addEventListener('abort', () => {
        hanging.delete(timeOut);
        resolve({ ...lost, reason: 'stopped' });
      });
    });
  const orders = Array.from({ length: 8 }, (_, n) => `order-${n}`);
  await world.happensTo(orders, 'order.placed');
  const nudges = world.queue.splice(0);
  const made = Promise.all(nudges.map(({ nudge }) => deliverWebhook(nudge, world.ports)));
  await until('both endpoints to have eight attempts', async () => hanging.size === 16);
  world.clock.at += 1_100;
  const other = PartnerId.parse('other');
  expect(world.ports.endpointGate.findFull({ partnerId: other, endpointId: endpointIdFor(other, 'shop') })).toBe(
    undefined,
  );
  expect(hanging.size, 'a third of the places').toBe(10);
  world.ports.webhookSender.post = post;
  for (const timeOut of hanging) timeOut();
  await made;
  await world.pass(HOUR);
  const tried = (await Promise.all(refs.map((ref) => listed(world, ref)))).flat().map((one) => [one.status, one.tried]);
  expect(tried.filter(([, times]) => times === 2)).toHaveLength(10);
  expect(tried.filter(([, times]) => times === 1)).toHaveLength(2 + 6);
  expect(new Set(tried.map(([status]) => status))).toEqual(new Set(['delivered']));
});

test('what a partner asks for right after a rotation is signed with the new secret too', async () => {
  const world = newWorld();
  const shop = await world.addEndpoint('shop');
  await world.happens('one', 'order.placed');
  await world.pass(SECOND);
  const fresh = makeWebhookSecret();
  await world.ports.webhookEndpoints.change(world.partnerId, (all) => ({
    endpoints: all.map((one) => ({ ...one, secrets: [{ sealed: fresh }, ...one.secrets] })),
  }));
  const [delivery] = await listed(world, shop);
  if (delivery === undefined) throw new Error('nothing was sent');
  const { ports } = world;
  const asked = await ports.webhookDeliveries.find({ ...shop, id: delivery.id });
  await ports.webhookDeliveries.replace({ ...delivery, status: 'pending', tried: 0 }, asked?.etag ?? '');
  await nudgeDelivery(delivery, ports);
  await world.pass(1);
  expect(world.received.at(-1)?.headers['webhook-signature']?.split(' ')).toHaveLength(2);
});

test('while a secret is replaced, both sign', async () => {
  const world = newWorld();
  const [fresh, old, expired] = [makeWebhookSecret(), makeWebhookSecret(), makeWebhookSecret()];
  const until = (ms: number) => new Date(world.clock.at + ms).toISOString();
  await world.addEndpoint('shop', {
    secrets: [{ sealed: fresh }, { sealed: old, until: until(HOUR) }, { sealed: expired, until: until(-HOUR) }],
  });
  await world.happens('one', 'order.placed');
  await world.pass(SECOND);
  const [got] = world.received;
  const timestamp = new Date(Number(got?.headers['webhook-timestamp']) * SECOND);
  const signatures = [fresh, old].map((one) => new Webhook(one).sign(got?.event.id ?? '', timestamp, got?.body ?? ''));
  expect(got?.headers['webhook-signature']).toBe(signatures.join(' '));
});

test('a failing event is tried by the published schedule, and is then failed', async () => {
  const world = newWorld();
  const shop = await world.addEndpoint('shop');
  world.answers = () => 500;
  await world.happens('one', 'order.placed');
  await world.pass(4 * DAY);
  const begun = world.received[0]?.at ?? 0;
  const hours = world.received.map(({ at }) => (at - begun) / HOUR);
  const expected = [0, 5 / 3_600, 5 / 60, 0.5, 2, 5, 10, 14, 20, 24];
  expect(hours).toHaveLength(10);
  let sum = 0;
  for (const [n, hour] of expected.entries()) {
    sum += hour;
    expect(hours[n]).toBeGreaterThanOrEqual(sum - 0.001);
    expect(hours[n]).toBeLessThanOrEqual(sum * 1.1 + 0.02);
  }
  expect(new Set(world.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(await listed(world, shop)).toMatchObject([{ status: 'failed', tried: 10 }]);
  expect((await listed(world, shop))[0]).not.toHaveProperty('nextAttemptAt');
});

test('an endpoint that asks to wait is not called before', async () => {
  const world = newWorld();
  await world.addEndpoint('shop');
  world.answers = (_, nth) =>
    nth === 1 ? { kind: 'answered', status: 503, latencyMs: 1, excerpt: 'busy', retryAfterMs: HOUR } : 200;
  await world.happens('one', 'order.placed');
  await world.pass(2 * HOUR);
  expect(world.received).toHaveLength(2);
  expect((world.received[1]?.at ?? 0) - (world.received[0]?.at ?? 0)).toBeGreaterThanOrEqual(HOUR);
});

test('an event that the endpoint put off for an hour holds no later one of its order', async () => {
  const world = newWorld();
  await world.addEndpoint('shop');
  world.answers = ({ event }) =>
    event.sequence === 1 ? { kind: 'answered', status: 503, latencyMs: 1, excerpt: '', retryAfterMs: HOUR } : 200;
  await world.happens('one', 'order.placed', 'order.confirmed');
  await world.pass(MINUTE);
  expect(world.gotBy('shop')).toEqual(['a1', 'a2']);
});

test('a failing event holds the later ones of its order until its first retry, and no other order', async () => {
  const world = newWorld();
  await world.addEndpoint('shop');
  world.answers = ({ event }) => (event.sequence === 1 && event.type === 'order.placed' ? 500 : 200);
  await world.happens('one', 'order.placed', 'order.reserved', 'order.confirmed');
  await world.happens('two', 'order.updated', 'order.confirmed');
  await world.pass(4 * SECOND);
  expect(world.gotBy('shop')).toEqual(['a1', 'b1', 'b2']);
  await world.pass(10 * SECOND);
  expect(world.gotBy('shop')).toEqual(['a1', 'b1', 'b2', 'a1', 'a2', 'a3']);
});

test('events that come to the queue in another order are sent in theirs', async () => {
  const world = newWorld();
  await world.addEndpoint('shop');
  for (const type of ['placed', 'reserved', 'authorized', 'confirmed']) await world.happens('one', `order.${type}`);
  world.queue = world.queue.toReversed().map((waiting, n) => ({ ...waiting, at: world.clock.at + n }));
  await world.pass(MINUTE);
  expect(world.gotBy('shop')).toEqual(['a1', 'a2', 'a3', 'a4']);
});

test('events of an order that come together are one message, and follow each other at once', async () => {
  const world = newWorld();
  await world.addEndpoint('shop');
  await world.addEndpoint('other');
  await world.happens('one', 'order.placed', 'order.reserved', 'order.confirmed');
  await world.happens('two', 'order.placed');
  expect(world.queue).toHaveLength(4);
  const begun = world.clock.at;
  await world.pass(SECOND);
  expect(world.gotBy('shop')).toEqual(['a1', 'a2', 'a3', 'b1']);
  expect(new Set(world.received.map(({ at }) => at))).toEqual(new Set([begun]));
});

test('a batch of the fan-out that comes again with more events loses none of them', async () => {
  const world = newWorld();
  await world.addEndpoint('shop');
  await world.happens('one', 'order.placed', 'order.reserved');
  const [first] = world.queue;
  if (first?.nudge.kind !== 'delivery') throw new Error('no nudge of a delivery');
  await world.happens('one', 'order.confirmed');
  // As a process sends it that reads all three events again, because it ended before it noted the first batch.
  const [, second] = world.queue;
  if (second?.nudge.kind !== 'delivery') throw new Error('no second nudge');
  const { id, eventId, eventAt, type, sequence, place } = second.nudge;
  const last = { id, eventId, eventAt, type, sequence, place };
  world.queue = [first];
  await world.ports.webhookNudges.send([{ ...first.nudge, following: [...(first.nudge.following ?? []), last] }]);
  await world.pass(MINUTE);
  expect(world.gotBy('shop')).toEqual(['a1', 'a2', 'a3']);
});

test('the order of an endpoint’s own types counts, whatever lies in between', async () => {
  const world = newWorld();
  await world.addEndpoint('shop', { types: ['order.placed', 'order.confirmed'] });
  for (const type of ['placed', 'reserved', 'authorized', 'confirmed']) await world.happens('one', `order.${type}`);
  world.queue = world.queue.toReversed().map((waiting, n) => ({ ...waiting, at: world.clock.at + n }));
  await world.pass(MINUTE);
  expect(world.gotBy('shop')).toEqual(['a1', 'a4']);
});

test('an event whose nudge is lost is found by the next one of its order', async () => {
  const world = newWorld();
  await world.addEndpoint('shop');
  let lost = 0;
  world.keeps = (nudge) => {
    const isLost = lost === 0 && nudge.kind === 'delivery' && nudge.sequence === 2;
    if (isLost) lost += 1;
    return !isLost;
  };
  await world.happens('one', 'order.placed');
  await world.happens('one', 'order.reserved');
  await world.pass(SECOND);
  await world.happens('one', 'order.confirmed');
  await world.pass(5 * MINUTE);
  expect(lost).toBe(1);
  expect(world.gotBy('shop')).toEqual(['a1', 'a2', 'a3']);
});

test('an endpoint that is gone is disabled at once; the partner gets an event at its other endpoint, and a mail', async () => {
  const world = newWorld();
  const shop = await world.addEndpoint('shop');
  await world.addEndpoint('other', { types: ['endpoint.*'] });
  world.answers = ({ url }) => (url.includes('shop') ? 410 : 200);
  await world.happens('one', 'order.placed');
  await world.pass(MINUTE);
  await world.happens('one', 'order.confirmed');
  await world.pass(MINUTE);
  expect(world.gotBy('shop')).toEqual(['a1']);
  expect(await world.endpoint(shop)).toMatchObject({ enabled: false, disabled: { reason: 'gone', announced: true } });
  expect(world.received.filter(({ url }) => url.includes('other')).map(({ event }) => event)).toMatchObject([
    { type: 'endpoint.disabled', data: { endpointId: shop.endpointId, reason: 'gone' } },
  ]);
  expect(world.mails).toMatchObject([{ to: 'ops@acme.example', text: expect.stringContaining('410') }]);
  expect(world.mails[0]?.text).not.toContain('/hook');
  expect(world.mails[0]?.text).toMatch(/If-Match: \*.*"enabled":true[\s\S]*"failedSince":"\d{4}-/);
});

test('a dead endpoint fills no queue: its events wait in the feed, and it gets each once when it works again', async () => {
  const world = newWorld();
  const shop = await world.addEndpoint('shop');
  world.answers = () => 'no answer';
  await world.happens('first', 'order.placed');
  await world.pass(20 * MINUTE);
  const waiting = world.queue.length;
  for (let n = 0; n < 30; n += 1) await world.happens(`order-${n}`, 'order.placed', 'order.confirmed');
  expect(world.queue.length).toBeLessThanOrEqual(waiting + 1);
  await world.pass(5 * HOUR);
  // The first event's schedule, and one more event each hour.
  const whileDead = world.received.length;
  expect(whileDead).toBeLessThan(30);

  world.answers = () => 200;
  await world.pass(DAY);
  const delivered = await listed(world, shop);
  expect(delivered).toHaveLength(61);
  expect(new Set(delivered.map(({ status }) => status))).toEqual(new Set(['delivered']));
  const after = world.received.slice(whileDead).map(({ event }) => event.id);
  expect(after).toHaveLength(new Set(after).size);
  expect(await world.endpoint(shop)).not.toHaveProperty('failingSince');
  expect(await world.endpoint(shop)).not.toHaveProperty('resumeFrom');
  await world.happens('last', 'order.placed');
  await world.pass(SECOND);
  expect(world.received.at(-1)?.event.type).toBe('order.placed');
});

test('an endpoint that an operator disabled is announced at the next reminder, once', async () => {
  const world = newWorld();
  const shop = await world.addEndpoint('shop');
  const { webhookEndpoints, webhookNudges } = world.ports;
  await webhookEndpoints.change(shop.partnerId, (all) => ({
    endpoints: all.map((one) =>
      disableByOperator(one, { by: 'operator ada', because: 'floods' }, new Date(world.clock.at)),
    ),
  }));
  for (const round of ['one', 'two']) await webhookNudges.send([{ kind: 'catch-up', ...shop, round }]);
  await world.pass(SECOND);
  expect(await world.endpoint(shop)).toMatchObject({ disabled: { reason: 'operator', announced: true } });
  expect(world.mails).toHaveLength(1);
  expect(world.mails[0]?.text).toContain('our staff disabled it');
  expect(JSON.stringify(world.mails)).not.toMatch(/ada|floods/);
});

test('an endpoint that fails for five days is disabled, and gets what it missed when its partner asks', async () => {
  const world = newWorld();
  const shop = await world.addEndpoint('shop');
  const since = world.clock.now().toISOString();
  world.answers = () => 500;
  await world.happens('one', 'order.placed');
  for (let day = 0; day < 6; day += 1) {
    await world.pass(DAY);
    await world.happens('one', 'order.updated');
  }
  await world.pass(HOUR);
  expect(await world.endpoint(shop)).toMatchObject({
    enabled: false,
    disabled: { reason: 'failing', announced: true },
  });
  expect(world.mails).toHaveLength(1);
  const calls = world.received.length;
  await world.happens('two', 'order.placed');
  await world.pass(DAY);
  expect(world.received).toHaveLength(calls);
  expect((await listed(world, shop)).filter(({ status }) => status === 'pending')).toEqual([]);

  await world.ports.webhookEndpoints.change(world.partnerId, (all) => ({
    endpoints: all.map(({ disabled: _, failingSince: __, resumeFrom: ___, ...one }) => ({ ...one, enabled: true })),
  }));
  world.answers = () => 200;
  await world.pass(MINUTE);
  const jobId = 'rdl_00000000000000000000000000';
  const now = world.clock.now().toISOString();
  const job = { ...shop, id: jobId, failedSince: since, status: 'running' as const, looked: 0, redelivered: 0 };
  await world.ports.redeliveryJobs.add({ ...job, createdAt: now, updatedAt: now });
  await world.ports.webhookNudges.send([{ kind: 'redelivery', ...shop, jobId }]);
  await world.pass(HOUR);
  const got = world.gotBy('shop').slice(calls);
  expect(got.toSorted()).toEqual([...new Set(got)].toSorted());
  expect(got).toHaveLength(8);
  expect((await world.ports.redeliveryJobs.find(shop, jobId))?.job).toMatchObject({ status: 'done', redelivered: 8 });
});

test('a new endpoint gets what happened since it was created, although a process still remembers none', async () => {
  const world = newWorld();
  await world.happens('before', 'order.placed');
  const resumeFrom = await world.ports.eventFeed.findEnd(world.partnerId);
  world.clock.at += 100;
  await world.ports.webhookEndpoints.listRecent(world.partnerId);
  const shop = await world.addEndpoint('shop', { resumeFrom });
  await world.happens('one', 'order.placed');
  await world.ports.webhookNudges.schedule(
    { kind: 'catch-up', ...shop, round: 'new' },
    new Date(world.clock.at + 5_000),
  );
  await world.pass(SECOND);
  expect(world.gotBy('shop')).toEqual([]);
  await world.pass(MINUTE);
  expect(world.gotBy('shop')).toEqual(['a1']);
  expect(await world.endpoint(shop)).not.toHaveProperty('resumeFrom');
});

test('while the key of the secrets is gone, events are tried by the schedule, and the endpoint is not blamed', async () => {
  const world = newWorld();
  const shop = await world.addEndpoint('shop');
  const { open } = world.ports.sealedSecrets;
  world.ports.sealedSecrets.open = async () => ({ kind: 'lost', reason: 'key_gone' });
  await world.happens('one', 'order.placed');
  await world.pass(MINUTE);
  expect(world.received).toEqual([]);
  expect(await listed(world, shop)).toMatchObject([{ status: 'pending', tried: 2 }]);
  expect(await world.endpoint(shop)).not.toHaveProperty('failingSince');
  world.ports.sealedSecrets.open = open;
  await world.pass(HOUR);
  expect(world.gotBy('shop')).toEqual(['a1']);
});

test('the secrets of an endpoint are sealed again with the newest version of the key, when an operator asks', async () => {
  const world = newWorld();
  const shop = await world.addEndpoint('shop', {
    secrets: [{ sealed: 'new.one' }, { sealed: 'old.two', until: '2026-12-01T00:00:00.000Z' }],
  });
  world.ports.sealedSecrets.open = async (sealed) => {
    const [version, secret = ''] = sealed.split('.');
    return { kind: 'opened', secret, isCurrent: version === 'new' };
  };
  world.ports.sealedSecrets.seal = async (secret) => `new.${secret}`;
  await world.ports.webhookNudges.send([{ kind: 'reseal', ...shop, round: 'one' }]);
  await world.pass(SECOND);
  expect((await world.endpoint(shop))?.secrets).toEqual([
    { sealed: 'new.one' },
    { sealed: 'new.two', until: '2026-12-01T00:00:00.000Z' },
  ]);
});

test('a deleted endpoint gets nothing more', async () => {
  const world = newWorld();
  await world.addEndpoint('shop');
  world.answers = () => 500;
  await world.happens('one', 'order.placed');
  await world.pass(SECOND);
  await world.ports.webhookEndpoints.change(world.partnerId, () => ({ endpoints: [] }));
  await world.pass(DAY);
  expect(world.received).toHaveLength(1);
});

test.each(['before', 'after'] as const)(
  'wherever the process ends, %s a call: all is sent in order and noted, and nothing waits without end',
  async (when) => {
    const play = async (call: number) => {
      const world = newWorld();
      const shop = await world.addEndpoint('shop');
      world.answers = ({ event }, nth) => (event.sequence === 1 && nth <= 2 ? 500 : 200);
      world.killAt(call, when);
      await world.happens('one', 'order.placed', 'order.reserved', 'order.confirmed');
      await world.pass(20 * MINUTE);
      const calls = world.calls.length;
      world.killAt(0, when);
      const deliveries = await listed(world, shop);
      expect(deliveries.map(({ sequence, status }) => `${sequence} ${status}`).sort(), `call ${call}`).toEqual([
        '1 delivered',
        '2 delivered',
        '3 delivered',
      ]);
      const firsts = [...new Set(world.gotBy('shop'))];
      expect(firsts, `call ${call}`).toEqual(['a1', 'a2', 'a3']);
      expect(world.received.length, `call ${call}`).toBeLessThanOrEqual(6);
      expect(await world.endpoint(shop), `call ${call}`).not.toHaveProperty('failingSince');
      return calls;
    };
    const calls = await play(0);
    expect(calls).toBeGreaterThan(30);
    for (let call = 1; call <= calls; call += 1) await play(call);
  },
);

test.each(['before', 'after'] as const)(
  'wherever the process ends while it disables an endpoint, %s a call, the partner is informed once',
  async (when) => {
    const play = async (call: number) => {
      const world = newWorld();
      const shop = await world.addEndpoint('shop');
      await world.addEndpoint('other', { types: ['endpoint.*'] });
      world.answers = ({ url }) => (url.includes('shop') ? 410 : 200);
      await world.happens('one', 'order.placed');
      world.killAt(call, when);
      await world.pass(HOUR);
      const calls = world.calls.length;
      world.killAt(0, when);
      expect(await world.endpoint(shop), `call ${call}`).toMatchObject({
        enabled: false,
        disabled: { announced: true },
      });
      expect(new Set(world.mails.map(({ id }) => id)).size, `call ${call}`).toBe(1);
      const informed = world.received.filter(({ url }) => url.includes('other')).map(({ event }) => event.id);
      expect(new Set(informed).size, `call ${call}`).toBe(1);
      return calls;
    };
    const calls = await play(0);
    for (let call = 1; call <= calls; call += 1) await play(call);
  },
);

test('an attempt that is made twice at the same time is noted once', async () => {
  const world = newWorld();
  const shop = await world.addEndpoint('shop');
  await world.happens('one', 'order.placed');
  const [waiting] = world.queue;
  if (waiting !== undefined) world.queue.push({ ...waiting });
  await world.pass(MINUTE);
  expect(world.received).toHaveLength(1);
  const [delivery] = await listed(world, shop);
  expect(delivery).toMatchObject({ id: deliveryIdFor(world.received[0]?.event.id ?? ''), tried: 1 });
});
