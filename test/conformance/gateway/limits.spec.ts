import { expect, test } from 'vitest';
import { GatewayStage, problemOf } from './gateway-stage.ts';

/** Sends so many requests, with a few under way at a time. */
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

test('a client of no tier has sixty calls in any minute', async () => {
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

test('one call too many is a 429 in the envelope that says when to come back', async () => {
  const stage = await GatewayStage.start((text) => text.replace('calls="60"', 'calls="2"'));
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

test('where on-error says nothing, a call too many is told as Azure tells it', async () => {
  const stage = await GatewayStage.start((text) =>
    text.replace('calls="60"', 'calls="1"').replace(/<on-error>.*<\/on-error>/s, '<on-error><base /></on-error>'),
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

test('the generous tier is an app role, and no other role that looks like it', async () => {
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

test('the generous tier ends too', async () => {
  const stage = await GatewayStage.start((text) => text.replace('calls="6000"', 'calls="3"'));
  const answers = await call(stage, 4, await bearer(stage, {}));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 429]);
});

test('clients don’t use up each other’s calls, and a refused token uses up none', async () => {
  const stage = await GatewayStage.start((text) => text.replace('calls="60"', 'calls="1"'));
  const one = await bearer(stage, { roles: [], azp: 'one' });
  const forged = `Bearer ${await stage.token({ roles: [], azp: 'one' }, { key: 'foreign' })}`;
  await call(stage, 3, { authorization: forged });
  expect((await call(stage, 1, one))[0]?.status).toBe(200);
  expect((await call(stage, 1, one))[0]?.status).toBe(429);
  expect((await call(stage, 1, await bearer(stage, { roles: [], azp: 'two' })))[0]?.status).toBe(200);
});

const LIMIT = 64 * 1024;

/** Sent in chunks, so that no header says how much it is. */
function chunked(size: number) {
  const body = new ReadableStream({
    start(controller) {
      for (let left = size; left > 0; left -= 10_000) controller.enqueue(Buffer.alloc(Math.min(left, 10_000), 'x'));
      controller.close();
    },
  });
  return { body, duplex: 'half' as const };
}

test('a body of 64 KiB passes, said or chunked', async () => {
  const stage = await GatewayStage.start();
  for (const init of [{ body: 'x'.repeat(LIMIT) }, chunked(LIMIT)]) {
    expect((await stage.fetch('/v1/orders', { method: 'POST', ...init })).status).toBe(200);
    expect(stage.backend.last.body).toHaveLength(LIMIT);
  }
});

test.each([
  ['that says so', { body: 'x'.repeat(LIMIT + 1) }],
  ['in chunks', chunked(LIMIT + 1)],
  ['in chunks that fit in no buffer', chunked(5_000_000)],
])('a body of more %s is 413', async (_how, init) => {
  const stage = await GatewayStage.start();
  const response = await stage.fetch('/v1/orders', { method: 'POST', ...init });
  expect(response.status).toBe(413);
  expect(await problemOf(response)).toMatchObject({
    code: 'payload_too_large',
    message: 'The body is larger than 64 KiB.',
  });
  expect(stage.backend.received).toEqual([]);
});
