import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { expect, test } from 'vitest';
import { GatewayStage, problemOf } from './gateway-stage.ts';

async function open(stage: GatewayStage, path: string, headers: Record<string, string> = {}): Promise<ClientRequest> {
  return request(stage.url + path, { headers: { authorization: `Bearer ${await stage.token()}`, ...headers } });
}

async function respond(outgoing: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => outgoing.on('response', resolve).on('error', reject).end());
}

test('method, path, query, headers and body reach the app unchanged', async () => {
  const stage = await GatewayStage.start();
  const path = '/v1/orders/a-b.c~d?b=2&a=1&a=%C3%A9+x&c=..%2F';
  await stage.fetch(path, {
    method: 'PATCH',
    headers: { 'content-type': 'application/merge-patch+json', 'if-match': '"7"', traceparent: '00-a-b-01' },
    body: '{"reference":"é"}',
  });
  expect(stage.backend.last).toMatchObject({
    method: 'PATCH',
    url: path,
    headers: { 'content-type': 'application/merge-patch+json', 'if-match': '"7"', traceparent: '00-a-b-01' },
    body: '{"reference":"é"}',
  });
});

test('the app gets the caller’s address and the requested host', async () => {
  const stage = await GatewayStage.start();
  await stage.fetch('/v1/orders/1', { headers: { 'x-forwarded-for': '203.0.113.7' } });
  expect(stage.backend.last.headers).toMatchObject({
    host: new URL(stage.backend.url).host,
    'x-forwarded-for': '203.0.113.7, 127.0.0.1',
    'x-forwarded-host': new URL(stage.url).host,
    'x-forwarded-proto': 'http',
  });
});

test('hop-by-hop headers are not forwarded', async () => {
  const stage = await GatewayStage.start();
  stage.backend.answer = (_received, response) =>
    response
      .writeHead(200, { connection: 'keep-alive, x-secret', 'x-secret': '1', 'proxy-authenticate': 'Basic' })
      .end();
  const headers = { connection: 'close, x-mine', 'x-mine': '1', te: 'trailers', 'proxy-authorization': 'Basic YTpi' };
  const response = await respond(await open(stage, '/v1/orders/1', headers));
  for (const name of ['x-mine', 'te', 'proxy-authorization'])
    expect(stage.backend.last.headers).not.toHaveProperty(name);
  for (const name of ['x-secret', 'proxy-authenticate']) expect(response.headers).not.toHaveProperty(name);
  response.resume();
});

test('connections to the app are reused', async () => {
  const stage = await GatewayStage.start();
  const ports = new Set<number | undefined>();
  stage.backend.answer = (_received, response, incoming) => {
    ports.add(incoming.socket.remotePort);
    response.end('{}');
  };
  for (let at = 0; at < 5; at++) await (await stage.fetch('/v1/orders/1')).text();
  expect(ports.size).toBe(1);
});

test('server-sent events are forwarded one by one, and the app is notified when the partner has gone', async () => {
  const stage = await GatewayStage.start();
  const left = Promise.withResolvers<void>();
  const events = Promise.withResolvers<(text: string) => void>();
  stage.backend.answer = (_received, response) => {
    response.on('close', () => left.resolve());
    response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    events.resolve((text) => response.write(text));
  };
  // The headers arrive before the first event.
  const response = await respond(await open(stage, '/v1/orders/1'));
  expect(response.headers).toMatchObject({ 'content-type': 'text/event-stream', 'x-content-type-options': 'nosniff' });
  const write = await events.promise;
  for (const event of ['data: 1\n\n', 'data: 2\n\n']) {
    write(event);
    const [chunk] = await once(response, 'data');
    expect(String(chunk)).toBe(event);
  }
  response.destroy();
  await left.promise;
});

test('a response that the app breaks off is broken off for the partner too', async () => {
  const stage = await GatewayStage.start();
  stage.backend.answer = (_received, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('half', () => response.destroy());
  };
  const response = await stage.fetch('/v1/orders/1');
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow();
});

test('an app that can’t be reached is a 502 in the envelope, and is found again at its new address', async () => {
  const stage = await GatewayStage.start();
  await stage.fetch('/v1/orders/1');
  await stage.backend.stop();
  const response = await stage.fetch('/v1/orders/1', { headers: { 'x-request-id': 'mine' } });
  expect(response.status).toBe(502);
  expect(await problemOf(response)).toMatchObject({ code: 'upstream_unavailable', requestId: 'mine' });
  expect(response.headers.get('ratelimit')).toBe('"default";r=5998;t=60');
  await stage.backend.start();
  expect((await stage.fetch('/v1/orders/1')).status).toBe(200);
  expect(stage.failures).toEqual([]);
});

test('an app that doesn’t answer in time is a 504 in the envelope, and isn’t called again', async () => {
  const stage = await GatewayStage.start((text) => text.replaceAll('timeout="60"', 'timeout="1"'));
  stage.backend.answer = () => undefined;
  const response = await stage.fetch('/v1/orders/1');
  expect(response.status).toBe(504);
  expect(await problemOf(response)).toMatchObject({ code: 'upstream_timeout' });
  expect(stage.backend.received).toHaveLength(1);
});
