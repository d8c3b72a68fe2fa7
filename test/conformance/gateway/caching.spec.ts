import { expect, test } from 'vitest';
import { GatewayStage } from './gateway-stage.ts';

/** Answers with a number that grows with each request. */
function count(stage: GatewayStage): void {
  let served = 0;
  stage.backend.answer = (_received, response) =>
    response
      .writeHead(200, { 'content-type': 'application/json', 'cache-control': 'private, max-age=5', etag: '"1"' })
      .end(String(++served));
}

test('products are asked for once in five seconds, for all partners together', async () => {
  const stage = await GatewayStage.start();
  count(stage);
  const first = await stage.fetch('/v1/products', { headers: { 'x-request-id': 'first' } });
  expect(await first.text()).toBe('1');
  const another = `Bearer ${await stage.token({ azp: 'another', roles: [] })}`;
  const second = await stage.fetch('/v1/products', { headers: { authorization: another, 'x-request-id': 'second' } });
  expect(await second.text()).toBe('1');
  expect(Object.fromEntries(second.headers)).toMatchObject({
    'content-type': 'application/json',
    'cache-control': 'private, max-age=5',
    etag: '"1"',
    'x-request-id': 'second',
    ratelimit: '"default";r=59;t=60',
    'x-content-type-options': 'nosniff',
  });
  stage.clock.advance(5_001);
  expect(await (await stage.fetch('/v1/products')).text()).toBe('2');
});

test('another query is another answer', async () => {
  const stage = await GatewayStage.start();
  count(stage);
  const ask = async (query: string) => (await stage.fetch(`/v1/products${query}`)).text();
  expect([await ask(''), await ask('?limit=1'), await ask('?limit=2'), await ask('?limit=1')]).toEqual([
    '1',
    '2',
    '3',
    '2',
  ]);
});

test('the cache answers nobody who may not ask', async () => {
  const stage = await GatewayStage.start();
  count(stage);
  await (await stage.fetch('/v1/products')).text();
  expect((await fetch(`${stage.url}/v1/products`)).status).toBe(401);
  const forged = `Bearer ${await stage.token({}, { key: 'foreign' })}`;
  expect((await stage.fetch('/v1/products', { headers: { authorization: forged } })).status).toBe(401);
});

test('what is no 200 is not kept', async () => {
  const stage = await GatewayStage.start();
  stage.backend.answerWith(404, 200);
  expect((await stage.fetch('/v1/products')).status).toBe(404);
  expect((await stage.fetch('/v1/products')).status).toBe(200);
});

test('half an answer is not kept', async () => {
  const stage = await GatewayStage.start();
  stage.backend.answer = (_received, response) => {
    response.writeHead(200, { 'content-length': '10' });
    response.write('half', () => response.destroy());
  };
  await expect(stage.fetch('/v1/products').then((response) => response.text())).rejects.toThrow();
  stage.backend.answerWith();
  expect(await (await stage.fetch('/v1/products')).text()).toBe('{"status":200}');
});

test('an answer of another operation is never kept', async () => {
  const stage = await GatewayStage.start();
  count(stage);
  const ask = async () => (await stage.fetch('/v1/orders/1')).text();
  expect([await ask(), await ask()]).toEqual(['1', '2']);
});

test('all partners get the answer in a form that everybody reads', async () => {
  const stage = await GatewayStage.start();
  await stage.fetch('/v1/products', { headers: { 'accept-encoding': 'br' } });
  expect(stage.backend.last.headers).not.toHaveProperty('accept-encoding');
});
