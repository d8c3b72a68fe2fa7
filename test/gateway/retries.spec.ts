import { GatewayFault } from '@partner-orders/embedded-azure/internals/gateway/gateway-fault';
import { expect, test } from 'vitest';
import { GatewayStage, problemOf } from './gateway-stage.ts';

test.each([502, 503, 504])('a GET that gets %i is sent again: at once, then after a second', async (status) => {
  const stage = await GatewayStage.start();
  stage.backend.answerWith(status, status);
  const response = await stage.fetch('/v1/orders/1');
  expect([response.status, await response.text()]).toEqual([200, '{"status":200}']);
  expect(stage.backend.received).toHaveLength(3);
  expect(stage.clock.pauses).toEqual([1_000]);
});

test('after three attempts the partner gets the app’s response', async () => {
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
])('%s is sent only once', async (_what, method, path, headers) => {
  const stage = await GatewayStage.start();
  stage.backend.answerWith(503);
  expect((await stage.fetch(path, { method, headers, body: '{}' })).status).toBe(503);
  expect(stage.backend.received).toHaveLength(1);
});

test.each([200, 400, 404, 409, 429, 500])('a GET that gets %i is sent only once', async (status) => {
  const stage = await GatewayStage.start();
  stage.backend.answerWith(status);
  expect((await stage.fetch('/v1/orders/1')).status).toBe(status);
  expect(stage.backend.received).toHaveLength(1);
});

test.each([
  ['9', 2],
  ['10', 1],
  ['300', 1],
])('a GET that gets 503 with Retry-After: %s is sent %i times', async (retryAfter, times) => {
  const stage = await GatewayStage.start();
  const answer = stage.backend.answer;
  stage.backend.answer = (_received, response) => {
    stage.backend.answer = answer;
    response.writeHead(503, { 'retry-after': retryAfter }).end();
  };
  expect((await stage.fetch('/v1/orders/1')).status).toBe(times === 1 ? 503 : 200);
  expect(stage.backend.received).toHaveLength(times);
});

test('a probe is sent once and gets the app’s 503', async () => {
  const stage = await GatewayStage.start();
  stage.backend.answerWith(503);
  expect((await fetch(`${stage.url}/readyz`)).status).toBe(503);
  expect(stage.backend.received).toHaveLength(1);
});

/** Azure's documentation allows both: a failed connection goes to on-error, or `retry` sees it as a 500. */
const ways: [way: string, retriesFaults: boolean][] = [
  ['retry doesn’t see it', false],
  ['retry sees it', true],
];

const write = { method: 'POST', headers: { 'idempotency-key': 'k1' }, body: '{}' };

test.each(ways)('a broken connection is a 502 with Retry-After, where %s', async (_, retriesFaults) => {
  const stage = await GatewayStage.start(undefined, undefined, { retriesFaults });
  stage.backend.answer = (_received, response) => response.destroy();
  const sent: [number, RequestInit & { headers?: Record<string, string> }][] = [
    [retriesFaults ? 3 : 1, write],
    [1, { method: 'POST', body: '{}' }],
  ];
  for (const [attempts, init] of sent) {
    const { length } = stage.backend.received;
    const response = await stage.fetch('/v1/orders', init);
    expect([response.status, response.headers.get('retry-after')]).toEqual([502, '5']);
    expect(response.headers.get('ratelimit')).toMatch(/^"default";r=599\d;t=60$/);
    expect(await problemOf(response)).toMatchObject({ code: 'upstream_unavailable' });
    expect(stage.backend.received).toHaveLength(length + attempts);
  }
  expect(stage.failures).toEqual([]);
});

test('a connection that breaks once is repaired if retry sees it', async () => {
  const stage = await GatewayStage.start(undefined, undefined, { retriesFaults: true });
  let breaks = 1;
  stage.backend.answer = (_received, response) => {
    if (breaks-- > 0) response.destroy();
    else response.end('{}');
  };
  expect((await stage.fetch('/v1/orders', write)).status).toBe(200);
  expect(stage.backend.received).toHaveLength(2);
});

test('an app that comes back between two attempts is found at its new address', async () => {
  const stage = await GatewayStage.start(undefined, undefined, { retriesFaults: true });
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

/** Microsoft does not document what API Management reports here: any reason and status. */
const breakers: [reason: string, status: number][] = [
  ['BackendPoolUnavailable', 503],
  ['InternalServerError', 500],
];

test.each(
  ways.flatMap(([way, retriesFaults]) =>
    breakers.map(([reason, status]): [string, string, GatewayFault, boolean] => {
      const message = 'Backend pool partner-orders is temporarily unavailable';
      return [reason, way, new GatewayFault({ source: 'forward-request', reason, status, message }), retriesFaults];
    }),
  ),
)('an open circuit breaker, as %s, is a 502 with Retry-After, where %s', async (_, _way, open, retriesFaults) => {
  const backendUrl = () => {
    throw open;
  };
  const stage = await GatewayStage.start(undefined, undefined, { retriesFaults, backendUrl });
  for (const [path, init] of [
    ['/v1/orders/1', {}],
    ['/v1/orders', write],
    ['/livez', {}],
  ] as const) {
    const response = await stage.fetch(path, init);
    expect([response.status, response.headers.get('retry-after')]).toEqual([502, '5']);
    expect(await problemOf(response)).toMatchObject({ code: 'upstream_unavailable' });
  }
});

test.each([401, 403, 404, 429, 500, 502, 503, 504])(
  'a %i that is not the app’s own becomes a 502 with Retry-After, without the original text',
  async (status) => {
    const stage = await GatewayStage.start();
    stage.backend.isApp = false;
    stage.backend.answer = (_received, response) =>
      response.writeHead(status, { 'x-internal': 'a' }).end('Site Disabled');
    for (const path of ['/v1/orders/1', '/livez']) {
      const response = await stage.fetch(path);
      expect([response.status, response.headers.get('retry-after')]).toEqual([502, '5']);
      expect([response.headers.get('x-internal'), response.headers.get('x-request-id')]).toEqual([
        null,
        expect.any(String),
      ]);
      expect(await problemOf(response)).toMatchObject({ code: 'upstream_unavailable' });
    }
  },
);

test.each(ways)('a timeout is final, where %s', async (_, retriesFaults) => {
  const stage = await GatewayStage.start((text) => text.replaceAll('timeout="60"', 'timeout="1"'), undefined, {
    retriesFaults,
  });
  // The clock of the gateway shows how long it took.
  stage.backend.answer = () => stage.clock.advance(60_000);
  const response = await stage.fetch('/v1/orders/1');
  expect([response.status, response.headers.get('retry-after')]).toEqual([504, '5']);
  expect(await problemOf(response)).toMatchObject({ code: 'upstream_timeout' });
  expect(stage.backend.received).toHaveLength(1);
});
