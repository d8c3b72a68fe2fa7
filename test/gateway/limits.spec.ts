import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { GatewayStage, limitTo, problemOf } from './gateway-stage.ts';

/** Sends this many requests, a few at a time. */
async function call(stage: GatewayStage, times: number, headers: Record<string, string>): Promise<Response[]> {
  const answers: Response[] = [];
  for (let at = 0; at < times; at += 20) {
    const some = Array.from({ length: Math.min(20, times - at) }, async () => {
      const response = await fetch(`${stage.url}/v1/orders/1`, { headers });
      await response.arrayBuffer();
      return response;
    });
    answers.push(...(await Promise.all(some)));
  }
  return answers;
}

async function bearer(stage: GatewayStage, claims: Record<string, unknown>): Promise<Record<string, string>> {
  return { authorization: `Bearer ${await stage.token(claims)}` };
}

test('a client without a tier has sixty calls in any minute', async () => {
  const stage = await GatewayStage.start();
  const headers = await bearer(stage, { roles: ['orders.read'] });
  const [first] = await call(stage, 1, headers);
  expect(first?.headers.get('ratelimit-policy')).toBe('"default";q=60;w=60');
  expect(first?.headers.get('ratelimit')).toBe('"default";r=59;t=60');

  stage.clock.advance(20_000);
  const more = await call(stage, 59, headers);
  expect(more.map(({ status }) => status)).toEqual(Array(59).fill(200));
  const [refused] = await call(stage, 1, headers);
  expect(refused?.status).toBe(429);
  expect(refused?.headers.get('retry-after')).toBe('40');

  stage.clock.advance(40_001);
  const later = await call(stage, 2, headers);
  expect(later.map(({ status }) => status).sort()).toEqual([200, 429]);
});

test('one call too many is a 429 in the envelope that says when to retry', async () => {
  const stage = await GatewayStage.start(limitTo(2, 'client'));
  const headers = await bearer(stage, { roles: undefined });
  await call(stage, 2, headers);
  stage.clock.advance(29_500);
  const response = await fetch(`${stage.url}/v1/orders/1`, { headers });
  expect(response.status).toBe(429);
  expect(response.headers.get('retry-after')).toBe('31');
  expect(response.headers.get('ratelimit-policy')).toBe('"default";q=60;w=60');
  expect(response.headers.get('ratelimit')).toBe('"default";r=0;t=31');
  expect(await problemOf(response)).toMatchObject({
    code: 'rate_limited',
    docs: 'https://orders.example/errors/rate_limited',
  });
  expect(response.statusText).toBe('Too Many Requests');
  expect(stage.backend.received).toHaveLength(2);
});

test('without a policy in on-error, a call too many gets Azure’s default response', async () => {
  const stage = await GatewayStage.start((text) =>
    limitTo(1, 'client')(text).replace(/<on-error>.*<\/on-error>/s, '<on-error><base /></on-error>'),
  );
  const headers = await bearer(stage, { roles: [] });
  await call(stage, 1, headers);
  const response = await fetch(`${stage.url}/v1/orders/1`, { headers });
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '60']);
  expect(await response.json()).toEqual({
    statusCode: 429,
    message: 'Rate limit is exceeded. Try again in 60 seconds.',
  });
});

test('the generous tier is an app role, and similar role names don’t count', async () => {
  const stage = await GatewayStage.start();
  const policyFor = async (roles: string[]) => {
    const [response] = await call(stage, 1, await bearer(stage, { roles, azp: roles.join() }));
    return [response?.headers.get('ratelimit-policy'), response?.headers.get('ratelimit')];
  };
  const generous = ['"default";q=6000;w=60', '"default";r=5999;t=60'];
  const small = ['"default";q=60;w=60', '"default";r=59;t=60'];
  expect(await policyFor(['tier.generous'])).toEqual(generous);
  expect(await policyFor(['orders.read', 'tier.generous'])).toEqual(generous);
  expect(await policyFor(['tier.small'])).toEqual(small);
  expect(await policyFor(['tier.generous.not'])).toEqual(small);
});

test('the generous tier has a limit too', async () => {
  const stage = await GatewayStage.start(limitTo(3, 'client'));
  const answers = await call(stage, 4, await bearer(stage, {}));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 429]);
});

test('clients don’t use up each other’s calls, and a refused token uses up none', async () => {
  const stage = await GatewayStage.start(limitTo(1, 'client'));
  const one = await bearer(stage, { roles: [], azp: 'one' });
  const forged = `Bearer ${await stage.token({ roles: [], azp: 'one' }, { key: 'foreign' })}`;
  await call(stage, 3, { authorization: forged });
  expect((await call(stage, 1, one))[0]?.status).toBe(200);
  expect((await call(stage, 1, one))[0]?.status).toBe(429);
  expect((await call(stage, 1, await bearer(stage, { roles: [], azp: 'two' })))[0]?.status).toBe(200);
});

const statusesOf = async (stage: GatewayStage, times: number, path: string, init: RequestInit = {}) => {
  const statuses: number[] = [];
  for (let at = 0; at < times; at++) statuses.push((await fetch(stage.url + path, init)).status);
  return statuses;
};

test('calls without a token are limited per address, over all operations', async () => {
  const stage = await GatewayStage.start(limitTo(3, 'public'));
  expect(await statusesOf(stage, 2, '/livez')).toEqual([200, 200]);
  expect(await statusesOf(stage, 2, '/readyz', { method: 'HEAD' })).toEqual([200, 429]);
  stage.clock.advance(20_000);
  const refused = await fetch(`${stage.url}/docs`);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '40']);
  expect(refused.headers.get('ratelimit-policy')).toBe('"default";q=600;w=60');
  expect(await problemOf(refused)).toMatchObject({ code: 'rate_limited' });
  expect(stage.backend.received).toHaveLength(3);
  expect((await stage.fetch('/v1/orders/1')).status).toBe(200);
  stage.clock.advance(40_001);
  expect(await statusesOf(stage, 1, '/livez')).toEqual([200]);
});

test('an address may request twenty tokens a minute', async () => {
  const stage = await GatewayStage.start();
  const ask = { method: 'POST', body: '{}' };
  expect(await statusesOf(stage, 21, '/docs/token', ask)).toEqual([...Array(20).fill(200), 429]);
  expect(await statusesOf(stage, 1, '/docs')).toEqual([200]);
});

test('events of providers need no token, and have a limit of their own per address', async () => {
  const stage = await GatewayStage.start(limitTo(25, 'events'));
  const send = { method: 'POST', body: '{}', headers: { 'stripe-signature': 't=1,v1=2' } };
  const statuses = await statusesOf(stage, 26, '/v1/provider-events/stripe', send);
  expect(statuses).toEqual([...Array(25).fill(200), 429]);
  expect(stage.backend.received[0]?.headers['stripe-signature']).toBe('t=1,v1=2');
  expect(await statusesOf(stage, 1, '/docs/token', { method: 'POST', body: '{}' })).toEqual([200]);
});

const refusedToken = (stage: GatewayStage, azp: string) => stage.token({ azp }, { key: 'foreign' });

test('a token may be refused sixty times a minute, which counts for no other token and no other caller', async () => {
  const stage = await GatewayStage.start();
  const forged = { authorization: `Bearer ${await refusedToken(stage, 'one')}` };
  const failed = await call(stage, 60, forged);
  expect(new Set(failed.map(({ status }) => status))).toEqual(new Set([401]));
  const [refused] = await call(stage, 1, forged);
  expect([refused?.status, refused?.headers.get('retry-after')]).toEqual([429, '60']);
  expect(refused?.headers.get('ratelimit-policy')).toBe('"default";q=60;w=60');

  // The same client's valid token, another forged one, and callers without any, all at that address.
  expect((await call(stage, 1, await bearer(stage, { azp: 'one' })))[0]?.status).toBe(200);
  expect((await call(stage, 1, { authorization: `Bearer ${await refusedToken(stage, 'two')}` }))[0]?.status).toBe(401);
  expect((await call(stage, 1, {}))[0]?.status).toBe(401);
  stage.clock.advance(60_001);
  expect((await call(stage, 1, forged))[0]?.status).toBe(401);
});

test('no number of forged tokens with a partner’s client id keeps its valid token out', async () => {
  const stage = await GatewayStage.start(limitTo(1, 'token'));
  const valid = await bearer(stage, { azp: 'one' });
  for (let at = 0; at < 5; at++) {
    const forged = { authorization: `Bearer ${await refusedToken(stage, 'one')}` };
    for (const status of [401, 429]) expect((await call(stage, 1, forged))[0]?.status).toBe(status);
    expect((await call(stage, 1, valid))[0]?.status).toBe(200);
  }
});

test('callers without a token that can be read share sixty calls a minute per address, and keep no valid token out', async () => {
  const stage = await GatewayStage.start(limitTo(3, 'unauthenticated'));
  const strangers = [
    {},
    { authorization: 'Bearer x' },
    { authorization: 'Basic YTpi' },
    { authorization: 'Bearer y.z' },
  ];
  const statuses = [];
  for (const headers of strangers) statuses.push((await call(stage, 1, headers))[0]?.status);
  expect(statuses).toEqual([401, 401, 401, 429]);
  expect((await call(stage, 1, await bearer(stage, {})))[0]?.status).toBe(200);
  expect(stage.failures).toEqual([]);
});

test('only answers of 401 count for a token', async () => {
  const stage = await GatewayStage.start(limitTo(2, 'token'));
  stage.backend.answerWith(403, 404, 500);
  const calls = await call(stage, 9, await bearer(stage, { azp: 'one' }));
  expect(calls.filter(({ status }) => status === 429)).toEqual([]);
});

test('behind Front Door only its requests are served, and addresses are the ones that it saw', async () => {
  const stage = await GatewayStage.start(limitTo(1, 'public'), undefined, { values: { 'front-door-id': 'fd-1' } });
  const statusOf = async (headers: Record<string, string>) => (await fetch(`${stage.url}/livez`, { headers })).status;
  for (const headers of [{}, { 'x-azure-fdid': 'fd-2' }, { 'x-azure-fdid': '' }]) {
    const response = await fetch(`${stage.url}/livez`, { headers });
    expect(response.status).toBe(404);
    expect(await problemOf(response)).toMatchObject({ code: 'not_found' });
  }
  const from = (address: string) => ({
    'x-azure-fdid': 'fd-1',
    'x-azure-socketip': address,
    'x-azure-clientip': '1.1.1.1',
  });
  expect(await statusOf(from('192.0.2.1'))).toBe(200);
  expect(await statusOf(from('192.0.2.2'))).toBe(200);
  expect(await statusOf(from('192.0.2.1'))).toBe(429);
});

test('without Front Door no header sets the caller’s address', async () => {
  const stage = await GatewayStage.start(limitTo(1, 'public'));
  const headers = (address: string) => ({ 'x-azure-socketip': address, 'x-forwarded-for': address });
  expect(await statusesOf(stage, 1, '/livez', { headers: headers('192.0.2.1') })).toEqual([200]);
  expect(await statusesOf(stage, 1, '/livez', { headers: headers('192.0.2.2') })).toEqual([429]);
});

const LIMIT = 64 * 1024;

/** Sent in chunks, so that no header has its length. */
function chunked(size: number) {
  const body = new ReadableStream({
    start(controller) {
      for (let left = size; left > 0; left -= 10_000) controller.enqueue(Buffer.alloc(Math.min(left, 10_000), 'x'));
      controller.close();
    },
  });
  return { body, duplex: 'half' as const };
}

test('a body of 64 KiB passes, with a length or chunked', async () => {
  const stage = await GatewayStage.start();
  for (const init of [{ body: 'x'.repeat(LIMIT) }, chunked(LIMIT)]) {
    expect((await stage.fetch('/v1/orders', { method: 'POST', ...init })).status).toBe(200);
    expect(stage.backend.last.body).toHaveLength(LIMIT);
  }
});

test.each([
  ['that says so', { body: 'x'.repeat(LIMIT + 1) }],
  ['in chunks', chunked(LIMIT + 1)],
  ['in chunks that are larger than any buffer', chunked(5_000_000)],
])('answers 413 to a larger body %s', async (_how, init) => {
  const stage = await GatewayStage.start();
  const response = await stage.fetch('/v1/orders', { method: 'POST', ...init });
  expect(response.status).toBe(413);
  expect(await problemOf(response)).toMatchObject({
    code: 'payload_too_large',
    message: 'The body is larger than 64 KiB.',
  });
  expect(stage.backend.received).toEqual([]);
});

/** Sends these bytes unchanged, and returns the status as soon as it arrives. */
async function statusOf(stage: GatewayStage, text: string): Promise<string> {
  const socket = connect(Number(new URL(stage.url).port), '127.0.0.1').on('error', () => undefined);
  socket.write(text);
  const [data] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return data.toString().split('\r\n\r\n')[0]?.split(' ')[1] ?? '';
}

test.each(['65537', '999999999999999999', '9223372036854775807', '9223372036854775808', '18446744073709551615'])(
  'answers 413 to a Content-Length of %s for every caller, and logs no failure',
  async (length) => {
    const stage = await GatewayStage.start();
    const head = `POST /v1/orders HTTP/1.1\r\nhost: a\r\ncontent-length: ${length}\r\n\r\n`;
    expect(await statusOf(stage, head)).toBe('413');
    expect(stage.failures).toEqual([]);
  },
);

test('leading zeros of a length change nothing', async () => {
  const stage = await GatewayStage.start();
  const head = `POST /docs/token HTTP/1.1\r\nhost: a\r\ncontent-length: ${'0'.repeat(40)}2\r\n\r\n{}`;
  expect(await statusOf(stage, head)).toBe('200');
});

const UNENDING = 'transfer-encoding: chunked\r\n\r\n1\r\nx\r\n';

test.each(['GET /livez', 'HEAD /readyz', 'GET /docs'])('%s is answered without reading the body', async (line) => {
  const stage = await GatewayStage.start();
  stage.backend.answerUnread = true;
  for (const rest of [UNENDING, 'content-length: 9\r\n\r\n']) {
    expect(await statusOf(stage, `${line} HTTP/1.1\r\nhost: a\r\n${rest}`)).toBe('200');
  }
});

test('a GET is answered without reading its body', async () => {
  const stage = await GatewayStage.start();
  stage.backend.answerUnread = true;
  const head = `GET /v1/orders/1 HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${await stage.token()}\r\n`;
  for (const rest of [UNENDING, 'content-length: 9\r\n\r\n']) expect(await statusOf(stage, head + rest)).toBe('200');
  expect(stage.backend.received).toHaveLength(2);
});

test('a body that never ends is 413 as soon as it is too large', async () => {
  const stage = await GatewayStage.start();
  const chunk = `10001\r\n${'x'.repeat(LIMIT + 1)}\r\n`;
  const head = 'POST /docs/token HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n';
  expect(await statusOf(stage, head + chunk)).toBe('413');
});

test('the body of a GET never becomes the next request to the app', async () => {
  const stage = await GatewayStage.start();
  const smuggled = 'GET /admin HTTP/1.1\r\nhost: a\r\n\r\n';
  const body = `${smuggled.length.toString(16)}\r\n${smuggled}\r\n0\r\n\r\n`;
  expect(await statusOf(stage, `GET /livez HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n${body}`)).toBe(
    '200',
  );
  expect(await statusOf(stage, 'GET /docs HTTP/1.1\r\nhost: a\r\n\r\n')).toBe('200');
  expect(stage.backend.received.map(({ url, body }) => [url, body])).toEqual([
    ['/livez', smuggled],
    ['/docs', ''],
  ]);
});
