import { expect, test } from 'vitest';
import { GatewayStage } from './gateway-stage.ts';

test('the gateway caches no response: the app decides each time who sees the list of products, and which version', async () => {
  const stage = await GatewayStage.start();
  stage.backend.answer = ({ headers }, response) => {
    if (headers['if-none-match'] === '"1"') response.writeHead(304).end();
    else if (headers['if-none-match'] !== undefined) response.writeHead(400).end();
    else response.writeHead(200, { 'cache-control': 'private, max-age=5', etag: '"1"' }).end('[]');
  };
  const ask = async (headers: Record<string, string> = {}) =>
    (await stage.fetch('/v1/products', { headers: { 'x-request-id': 'mine', ...headers } })).status;
  expect(await ask()).toBe(200);
  expect(await ask({ 'if-none-match': '"1"' })).toBe(304);
  expect(await ask({ 'if-none-match': 'foo*' })).toBe(400);

  stage.backend.answerWith(403);
  expect(await ask({ authorization: `Bearer ${await stage.token({ azp: 'another', roles: [] })}` })).toBe(403);
});

test('the caller’s Accept-Encoding reaches the app', async () => {
  const stage = await GatewayStage.start();
  await stage.fetch('/v1/products', { headers: { 'accept-encoding': 'br' } });
  expect(stage.backend.last.headers['accept-encoding']).toBe('br');
});
