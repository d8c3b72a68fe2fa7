import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { expect, expectTypeOf, onTestFinished, test } from 'vitest';
import { signWebhook, verifyWebhook, WebhookError } from '../src/index.ts';

const newSecret = () => `whsec_${randomBytes(32).toString('base64')}`;
const secret = newSecret();
const now = new Date('2026-01-31T12:00:00.500Z');
const event = {
  specversion: '1.0',
  id: 'evt_1',
  source: '/v1/orders',
  type: 'order.confirmed',
  subject: 'ord_1',
  time: '2026-01-31T11:59:59.000Z',
  datacontenttype: 'application/json',
  sequence: 4,
  data: { reference: 'Grüße, 日本' },
};
const body = JSON.stringify(event);
const signed = (at = now, by: string[] = [secret], content: string | Uint8Array = body) =>
  signWebhook({ secrets: by, id: 'evt_1', body: content, at });
const faultOf = (options: Partial<Parameters<typeof verifyWebhook>[0]>) =>
  verifyWebhook({ secret, headers: {}, body, now, ...options } as Parameters<typeof verifyWebhook>[0]).then(
    () => 'accepted',
    (error) => (error instanceof WebhookError ? error.code : error),
  );

test('what the reference implementation signs is accepted, and it accepts what is signed here', async () => {
  const at = new Date();
  const reference = new Webhook(secret);
  const headers = {
    'webhook-id': 'evt_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': reference.sign('evt_1', at, body),
  };
  expect(await verifyWebhook({ secret, headers, body })).toEqual(event);
  expect(await signed(at)).toMatchObject(headers);
  expect(reference.verify(body, await signed(at, [newSecret(), secret]))).toEqual(event);
});

test('it accepts the example of the specification’s libraries', async () => {
  const example = {
    secret: `whsec_${'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'}`,
    now: new Date(1_614_265_330_000),
    body: '{"test": 2432232314}',
    headers: {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    },
  };
  // It is signed, and no event of this API.
  expect(await faultOf(example)).toBe('invalid_body');
  expect(await faultOf({ ...example, body: `${example.body} ` })).toBe('no_matching_signature');
});

test('the type of an event says what its data holds, and a type that came later is allowed', async () => {
  const received = await verifyWebhook({ secret, headers: await signed(), body, now });
  expectTypeOf(received.sequence).toEqualTypeOf<number | undefined>();
  switch (received.type) {
    case 'order.confirmed':
      expectTypeOf(received.data.total).toExtend<{ amount: number }>();
      expectTypeOf(received.sequence).toEqualTypeOf<number>();
      break;
    case 'stock.low':
      expectTypeOf(received.data.available).toEqualTypeOf<number>();
      break;
    default:
      expectTypeOf(received.type).toExtend<string>();
  }
  const later = JSON.stringify({ ...event, type: 'order.teleported' });
  expect(await verifyWebhook({ secret, headers: await signed(now, [secret], later), body: later, now })).toMatchObject({
    type: 'order.teleported',
  });
});

test('headers and bodies are accepted in each form that servers have them', async () => {
  const headers = await signed();
  const bytes = new TextEncoder().encode(body);
  const upper = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]));
  const lists = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
  for (const form of [headers, new Headers(headers), upper, lists, new Request('http://x', { headers }).headers]) {
    expect(await verifyWebhook({ secret, headers: form, body, now })).toEqual(event);
  }
  for (const form of [body, bytes, Buffer.from(bytes), bytes.buffer]) {
    expect(await verifyWebhook({ secret, headers, body: form, now })).toEqual(event);
  }
});

test('a request over a real socket is accepted, also with its signature header sent twice', async () => {
  const received = await overHttp(await signed(now, [secret]));
  expect(await verifyWebhook({ secret, ...received, now })).toEqual(event);
  const [first, second] = [await signed(now, [newSecret()]), await signed(now, [secret])];
  const signatures = [first['webhook-signature'] ?? '', second['webhook-signature'] ?? ''];
  const twice = await overHttp({ ...second, 'webhook-signature': signatures });
  expect(twice.headers['webhook-signature']).toBe(signatures.join(', '));
  expect(await verifyWebhook({ secret, ...twice, now })).toEqual(event);
});

test('one signature of several and one secret of several are enough', async () => {
  const [older, newer] = [newSecret(), newSecret()];
  const rotating = await signed(now, [newer, older]);
  for (const secrets of [[older], [newer], [newSecret(), older]]) {
    expect(await verifyWebhook({ secrets, headers: rotating, body, now })).toEqual(event);
  }
  expect(await faultOf({ headers: rotating })).toBe('no_matching_signature');
  const otherVersions = { ...rotating, 'webhook-signature': `v1a,AAAA ${rotating['webhook-signature']} v2,BBBB` };
  expect(await verifyWebhook({ secret: older, headers: otherVersions, body, now })).toEqual(event);
});

test('the time of sending may be five minutes from now, in either direction', async () => {
  const after = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
  expect(await faultOf({ headers: await signed(after(-300)) })).toBe('accepted');
  expect(await faultOf({ headers: await signed(after(300)) })).toBe('accepted');
  expect(await faultOf({ headers: await signed(after(-301)) })).toBe('timestamp_too_old');
  expect(await faultOf({ headers: await signed(after(301)) })).toBe('timestamp_too_new');
  expect(await faultOf({ headers: await signed(after(-301)), toleranceSeconds: 400 })).toBe('accepted');
});

test('each fault of a request has its code', async () => {
  const headers = await signed();
  const but = (name: string, value: string | undefined) => faultOf({ headers: { ...headers, [name]: value } });
  for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature']) {
    expect(await but(name, undefined)).toBe('missing_header');
    expect(await but(name, ' ')).toBe('missing_header');
  }
  for (const id of ['evt.1', 'evt 1', 'evt_ü']) expect(await but('webhook-id', id)).toBe('malformed_header');
  for (const time of ['soon', '-1', '1e9', '1769860800.5', '9'.repeat(400)]) {
    expect(await but('webhook-timestamp', time)).toBe('malformed_header');
  }
  for (const signature of ['v1', 'v2,AAAA', 'AAAA', ','.repeat(10_000)]) {
    expect(await but('webhook-signature', signature)).toBe('malformed_header');
  }
  const signature = headers['webhook-signature'] ?? '';
  for (const forged of ['v1,', 'v1,AAAA', signature.slice(0, -2), `${signature}A`, signature.toLowerCase()]) {
    expect(await but('webhook-signature', forged)).toBe('no_matching_signature');
  }
  expect(await but('webhook-id', 'evt_2')).toBe('no_matching_signature');
  expect(await but('webhook-timestamp', '1769860801')).toBe('no_matching_signature');
  expect(await faultOf({ headers, body: body.replace('confirmed', 'cancelled') })).toBe('no_matching_signature');
  expect(await faultOf({ headers, body: '' })).toBe('no_matching_signature');
});

test('a signed body that is no event has its code', async () => {
  for (const content of ['{"id":', '', 'null', '[]', '{"id":"evt_1"}', '{"id":1,"type":"order.placed"}']) {
    expect(await faultOf({ headers: await signed(now, [secret], content), body: content })).toBe('invalid_body');
  }
  const notUtf8 = new Uint8Array([0x22, 0xff, 0x22]);
  expect(await faultOf({ headers: await signed(now, [secret], notUtf8), body: notUtf8 })).toBe('invalid_body');
});

test('a fault on the receiver’s side is a TypeError that says what to do, without the secret', async () => {
  const headers = await signed();
  for (const parsed of [event, undefined, null, 4]) {
    expect(await faultOf({ headers, body: parsed as never })).toMatchObject({
      name: 'TypeError',
      message: expect.stringContaining('read the raw body'),
    });
  }
  const wrong = ['', 'whsec_', 'whsec_not base64!', 'whsec_AAAAA', 'whsec_c2hvcnQ=', undefined];
  for (const one of wrong) {
    const fault = await faultOf({ secrets: [secret, one as string], secret: undefined as never, headers });
    expect(fault).toBeInstanceOf(TypeError);
    expect(String(fault)).not.toContain('c2hvcnQ');
  }
  expect(await faultOf({ secret: undefined as never, headers })).toBeInstanceOf(TypeError);
  expect(await faultOf({ secrets: [], secret: undefined as never, headers })).toBeInstanceOf(TypeError);
});

/** What a server of Node receives. */
async function overHttp(
  headers: Record<string, string | string[]>,
): Promise<{ headers: IncomingHttpHeaders; body: Buffer }> {
  const server = createServer(async (request, response) => {
    server.emit('webhook', { headers: request.headers, body: await buffer(request) });
    response.end();
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const received = once(server, 'webhook');
  send({ port: (server.address() as AddressInfo).port, method: 'POST', headers, agent: false })
    .on('response', (response) => response.resume())
    .end(body);
  return (await received)[0];
}
