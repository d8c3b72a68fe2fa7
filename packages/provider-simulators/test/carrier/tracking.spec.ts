import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from '@partner-orders/loopback-server/until';
import { Webhook } from 'standardwebhooks';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { startCarrier } from '../../src/carrier/start-carrier.ts';
import { type ReceivedWebhook, WebhookReceiver } from '../webhook-receiver.ts';
import { booking, CarrierFixture } from './carrier-fixture.ts';

const SECRET = `whsec_${Buffer.from('the first secret of a test').toString('base64')}`;

const Event = z.object({
  type: z.string(),
  timestamp: z.string(),
  data: z.object({
    ...{ reference: z.string(), trackingNumber: z.string(), status: z.string(), version: z.int() },
    shipment: z.looseObject({ status: z.string() }),
  }),
});

async function start(secrets = [SECRET]) {
  const receiver = await WebhookReceiver.start();
  const carrier = await CarrierFixture.start({ webhooks: [{ url: receiver.url, secrets }], webhookRetryMs: 5 });
  return { receiver, carrier };
}

/** With the library of Standard Webhooks. */
function verify({ body, headers }: ReceivedWebhook, secret = SECRET) {
  return Event.parse(new Webhook(secret).verify(body, headers as Record<string, string>));
}

test('a shipment that is shipped and delivered says so each time, signed', async () => {
  const { carrier, receiver } = await start();
  await carrier.book('s-1');
  await carrier.move('s-1');
  await receiver.count(1);
  await carrier.move('s-1');
  const received = await receiver.count(2);
  const events = received.map((one) => verify(one));
  expect(events).toMatchObject([
    { type: 'shipment.shipped', data: { reference: 's-1', status: 'shipped', version: 2 } },
    { type: 'shipment.delivered', data: { reference: 's-1', status: 'delivered', version: 3 } },
  ]);
  expect(await carrier.get('s-1')).toMatchObject({ body: { status: 'delivered', version: 3 } });
  expect((await carrier.move('s-1')).status).toBe(400);
});

test('while a secret is replaced, each of both verifies the same event', async () => {
  const other = `whsec_${Buffer.from('the second secret of a test').toString('base64')}`;
  const { carrier, receiver } = await start([SECRET, other]);
  await carrier.book('s-1');
  await carrier.move('s-1');
  const [event = expect.fail('nothing came')] = await receiver.count(1);
  expect(verify(event, other)).toEqual(verify(event));
  expect(() => verify(event, `whsec_${Buffer.from('a third').toString('base64')}`)).toThrow();
});

test('a large shipment is split: each package has its number, its items and its own way', async () => {
  const { carrier, receiver } = await start();
  const { body } = await carrier.book('s-1', booking({ quantity: 25 }));
  const { packages } = z.object({ packages: z.array(z.looseObject({ trackingNumber: z.string() })) }).parse(body);
  expect(packages).toMatchObject([{ items: [{ quantity: 20 }] }, { items: [{ quantity: 5 }] }]);
  const [one = expect.fail(), two = expect.fail()] = packages.map(({ trackingNumber }) => trackingNumber);
  await carrier.move('s-1', { trackingNumber: one });
  expect(await carrier.get('s-1')).toMatchObject({ body: { status: 'shipped', trackingNumber: one } });
  await carrier.move('s-1', { trackingNumber: two });
  await carrier.move('s-1', { trackingNumber: one, status: 'delivered' });
  await carrier.move('s-1', { trackingNumber: two, status: 'lost' });
  expect(await carrier.get('s-1')).toMatchObject({ body: { status: 'lost' } });
  const events = (await receiver.count(4)).map((event) => verify(event).data);
  expect(events.map(({ trackingNumber, status }) => [trackingNumber, status])).toEqual(
    expect.arrayContaining([
      [one, 'shipped'],
      [two, 'shipped'],
      [one, 'delivered'],
      [two, 'lost'],
    ]),
  );
});

test('an event is sent again until it is answered with 2xx, with the same id', async () => {
  const { carrier, receiver } = await start();
  receiver.statuses.push(500, 410);
  await carrier.book('s-1');
  await carrier.move('s-1');
  const received = await receiver.count(3);
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
});

test('rules double events and send them out of order', async () => {
  const { carrier, receiver } = await start();
  for (const reference of ['s-1', 's-2']) await carrier.book(reference);
  await carrier.addFault({ fault: 'out_of_order', match: { reference: 's-1' }, times: 1 });
  await carrier.addFault({ fault: 'duplicate', match: { type: 'shipment.delivered' } });
  await carrier.move('s-1');
  await carrier.move('s-1');
  const events = (await receiver.count(3)).map((event) => verify(event).data.version);
  expect(events).toEqual([3, 3, 2]);
});

test('a kill -9 loses no event of a move that was answered', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'carrier-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const stateFile = join(directory, 'carrier.db');
  const receiver = await WebhookReceiver.start();
  receiver.statuses.push(...Array.from({ length: 10_000 }, () => 500));
  const child = fork(fileURLToPath(new URL('serve-carrier.ts', import.meta.url)), [stateFile]);
  const { port } = z.object({ port: z.int() }).parse((await once(child, 'message'))[0]);
  const request = async (method: string, path: string, body: unknown) => {
    const headers = { authorization: 'Bearer local', 'content-type': 'application/json' };
    const url = `http://127.0.0.1:${port}${path}`;
    const { ok } = await fetch(url, { method, headers, body: JSON.stringify(body) });
    return ok;
  };
  await request('PUT', '/_simulator/webhooks', { endpoints: [{ url: receiver.url, secrets: [SECRET] }] });
  const moved = new Set<string>();
  const moves = Array.from({ length: 40 }, async (_, n) => {
    await request('PUT', `/v1/shipments/s-${n}`, booking());
    if (await request('POST', `/_simulator/shipments/s-${n}/move`, {})) moved.add(`s-${n}`);
    if (moved.size === 15) child.kill('SIGKILL');
  });
  await Promise.allSettled(moves);
  expect(child.signalCode ?? (await once(child, 'exit'))[1]).toBe('SIGKILL');
  receiver.statuses.length = 0;
  const before = receiver.received.length;

  const carrier = await startCarrier({ stateFile });
  onTestFinished(() => carrier.close());
  await fetch(`${carrier.url}/_simulator/webhooks/retry`, { method: 'POST' });
  const announced = () => new Set(receiver.received.slice(before).map((one) => verify(one).data.reference));
  await until('all events', async () => [...moved].every((reference) => announced().has(reference)), 10_000);
  expect(moved.size).toBeGreaterThanOrEqual(15);
});

test('shipments move by themselves when they are asked to, also those that were booked before', async () => {
  const { carrier, receiver } = await start();
  await carrier.book('s-1');
  const progress = { shippedAfterMs: 0, deliveredAfterMs: 0, returnedAfterMs: 0 };
  await carrier.request('PUT', '/_simulator/progress', { body: progress });
  await receiver.count(2);
  expect(await carrier.get('s-1')).toMatchObject({ body: { status: 'delivered' } });
  await carrier.request('DELETE', '/_simulator/progress');
  await carrier.restart();
  expect((await carrier.request('GET', '/_simulator/progress')).body).toEqual({ progress: null });
});
