import { expect, test } from 'vitest';
import { GatewayStage, problemOf } from './gateway-stage.ts';

test.each([502, 503, 504])('a GET that meets %i is sent again: at once, then after a second', async (status) => {
  const stage = await GatewayStage.start();
  stage.backend.answerWith(status, status);
  const response = await stage.fetch('/v1/orders/1');
  expect([response.status, await response.text()]).toEqual([200, '{"status":200}']);
  expect(stage.backend.received).toHaveLength(3);
  expect(stage.clock.pauses).toEqual([1_000]);
});

test('after three attempts the partner gets what the app said', async () => {
  const stage = await GatewayStage.start();
  stage.backend.answerWith(503, 503, 503);
  const response = await stage.fetch('/v1/orders/1');
  expect([response.status, await response.text()]).toEqual([503, '{"status":503}']);
  expect(stage.backend.received).toHaveLength(3);
});

test('a POST with an Idempotency-Key is sent again, with the same body', async () => {
  const stage = await GatewayStage.start();
  stage.backend.answerWith(503);
  const init = { method: 'POST', headers: { 'idempotency-key': 'k1' }, body: '{"lines":[]}' };
  expect((await stage.fetch('/v1/orders', init)).status).toBe(200);
  expect(stage.backend.received.map(({ body }) => body)).toEqual(['{"lines":[]}', '{"lines":[]}']);
  expect(stage.backend.last.headers['idempotency-key']).toBe('k1');
});

test.each([
  ['a POST without a key', 'POST', '/v1/orders', {}],
  ['a PATCH', 'PATCH', '/v1/orders/1', { 'idempotency-key': 'k1' }],
])('%s is sent once', async (_what, method, path, headers) => {
  const stage = await GatewayStage.start();
  stage.backend.answerWith(503);
  expect((await stage.fetch(path, { method, headers, body: '{}' })).status).toBe(503);
  expect(stage.backend.received).toHaveLength(1);
});

test.each([200, 400, 404, 409, 429, 500])('a GET that gets %i is sent once', async (status) => {
  const stage = await GatewayStage.start();
  stage.backend.answerWith(status);
  expect((await stage.fetch('/v1/orders/1')).status).toBe(status);
  expect(stage.backend.received).toHaveLength(1);
});

test('a probe gets the first answer: 503 is what it wants to know', async () => {
  const stage = await GatewayStage.start();
  stage.backend.answerWith(503);
  expect((await fetch(`${stage.url}/readyz`)).status).toBe(503);
  expect(stage.backend.received).toHaveLength(1);
});

test('a connection that breaks counts as a failure: repeated with a key, a 502 without', async () => {
  const stage = await GatewayStage.start();
  let breaks = 1;
  stage.backend.answer = (_received, response) => {
    if (breaks-- > 0) response.destroy();
    else response.end('{}');
  };
  const init = { method: 'POST', headers: { 'idempotency-key': 'k1' }, body: '{}' };
  expect((await stage.fetch('/v1/orders', init)).status).toBe(200);
  expect(stage.backend.received).toHaveLength(2);

  breaks = 1;
  const response = await stage.fetch('/v1/orders', { method: 'POST', body: '{}' });
  expect(response.status).toBe(502);
  expect(await problemOf(response)).toMatchObject({ code: 'upstream_unavailable' });
  expect(stage.backend.received).toHaveLength(3);
});

test('an app that comes back between two attempts is found at its new address', async () => {
  const stage = await GatewayStage.start();
  await stage.backend.stop();
  const { sleep } = stage.clock;
  Object.assign(stage.clock, {
    sleep: async (ms: number) => {
      await stage.backend.start();
      await sleep(ms);
    },
  });
  expect((await stage.fetch('/v1/orders/1')).status).toBe(200);
});
