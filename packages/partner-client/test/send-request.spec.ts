import { expect, expectTypeOf, test } from 'vitest';
import { ApiProblem, NoAnswer, type Order, TokenRefused } from '../src/index.ts';
import { type Answer, answer, problem, startAnswering } from './answering-server.ts';
import { collectGarbage } from './collect-garbage.ts';

const body = {
  lines: [{ sku: 'MUG-01', quantity: 1 }],
  shipTo: { name: 'A', street: 'B', postalCode: '1', city: 'C', country: 'DE' },
  paymentMethod: 'pm_card_visa',
};
const placed = answer(202, { id: 'ord_1', status: 'pending' }, { etag: '"1"' });
const hangUp = (_: unknown, response: { destroy(): void }) => response.destroy();
const stopInTheMiddle: Answer = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' }).write('{"id":');
};
const cutOff =
  (status: number): Answer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': '100' });
    response.write('{"id":', () => response.destroy());
  };

test('an order keeps its key over all attempts, also over one without an answer', async () => {
  const { client, received } = await startAnswering([hangUp, answer(502, problem('upstream_unavailable')), placed]);
  const order = await client.orders.place(body);
  expectTypeOf(order).toExtend<Order>();
  expect(order).toEqual({ id: 'ord_1', status: 'pending', etag: '"1"' });
  const keys = received.map(({ headers }) => headers['idempotency-key']);
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
  expect(received.map((request) => JSON.parse(request.body))).toEqual([body, body, body]);
  expect(received[0]?.headers.authorization).toBe('Bearer token-1');
});

test('a key of your own is sent as it is, and an error hands it back', async () => {
  const { client, received } = await startAnswering([
    answer(422, problem('unknown_sku', [{ path: 'lines[0].sku', message: 'x' }])),
  ]);
  const error = await client.orders.place(body, { idempotencyKey: 'order-17' }).catch((thrown) => thrown);
  expect(received[0]?.headers['idempotency-key']).toBe('order-17');
  expect(error).toBeInstanceOf(ApiProblem);
  expect(error).toMatchObject({
    status: 422,
    code: 'unknown_sku',
    details: [{ path: 'lines[0].sku', message: 'x' }],
    requestId: 'req-1',
    idempotencyKey: 'order-17',
    message: 'It is unknown_sku.',
  });
});

test('no answer at all, after all attempts: the key is handed back, so that the order can be placed again', async () => {
  const { client, received } = await startAnswering([hangUp, hangUp, hangUp, hangUp]);
  const error = await client.orders.place(body, { idempotencyKey: 'order-18' }).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(NoAnswer);
  expect(error).toMatchObject({ idempotencyKey: 'order-18' });
  expect(received).toHaveLength(4);
});

test('a read whose answer is cut off is sent again, and so is an order with its key', async () => {
  const { client, received } = await startAnswering([
    ...[cutOff(200), answer(200, { id: 'ord_1' })],
    ...[cutOff(202), cutOff(202), placed],
    ...[cutOff(503), answer(200, { id: 'ord_2' })],
  ]);
  expect(await client.orders.get('ord_1')).toMatchObject({ id: 'ord_1' });
  expect(await client.orders.place(body)).toMatchObject({ id: 'ord_1', etag: '"1"' });
  expect(await client.orders.get('ord_2')).toMatchObject({ id: 'ord_2' });
  const keys = received.slice(2, 5).map(({ headers }) => headers['idempotency-key']);
  expect(new Set(keys).size).toBe(1);
});

test('an answer that stops in the middle ends at the deadline, and counts as none', async () => {
  const { client, received } = await startAnswering([stopInTheMiddle, answer(200, { id: 'ord_1' })], {
    timeoutMs: 200,
  });
  expect(await client.orders.get('ord_1')).toMatchObject({ id: 'ord_1' });
  expect(received).toHaveLength(2);
});

test('a deadline and an abort hold also for an answer that stops in the middle while garbage is collected', async () => {
  const stopping: Answer = (request, response) => {
    stopInTheMiddle(request, response);
    setImmediate(() => setImmediate(collectGarbage));
  };
  const late = await startAnswering([stopping], { timeoutMs: 200, retry: { attempts: 1 } });
  await expect(late.client.orders.get('ord_1')).rejects.toMatchObject({
    cause: { message: 'no answer within 200 ms' },
  });

  const stop = new AbortController();
  const stopped: Answer = (request, response) => {
    stopInTheMiddle(request, response);
    setTimeout(() => void collectGarbage().then(() => stop.abort()), 50);
  };
  const { client } = await startAnswering([stopped]);
  await expect(client.orders.get('ord_1', { signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' });
});

test('a change whose answer is cut off may have been made: it is not sent again', async () => {
  const { client, received } = await startAnswering([cutOff(200)]);
  await expect(client.orders.update('ord_1', { reference: 'x' }, '"1"')).rejects.toBeInstanceOf(NoAnswer);
  expect(received).toHaveLength(1);
});

test('an error keeps its status when its body is cut off', async () => {
  const { client } = await startAnswering([cutOff(409)]);
  await expect(client.orders.cancel('ord_1')).rejects.toMatchObject({ status: 409, code: 'unexpected_response' });
});

test('a change is not sent again when it may have been made, and is when it was refused', async () => {
  const { client, received } = await startAnswering([
    answer(429, problem('rate_limited'), { 'retry-after': '0' }),
    answer(503, problem('service_unavailable')),
    answer(504, problem('upstream_timeout')),
  ]);
  const error = await client.orders.update('ord_1', { reference: 'x' }, '"1"').catch((thrown) => thrown);
  expect(error).toMatchObject({ status: 504 });
  expect(received.map(({ headers }) => [headers['if-match'], headers['content-type']])).toEqual(
    Array(3).fill(['"1"', 'application/merge-patch+json']),
  );
});

test('a cancellation is sent again without a key, since twice is one', async () => {
  const { client, received } = await startAnswering([hangUp, answer(202, { id: 'ord_1', status: 'cancelling' })]);
  expect(await client.orders.cancel('ord_1')).toMatchObject({ status: 'cancelling' });
  expect(received).toHaveLength(2);
});

test('an error that is not passing is not tried again', async () => {
  const { client, received } = await startAnswering([answer(409, problem('not_cancellable'))]);
  await expect(client.orders.cancel('ord_1')).rejects.toMatchObject({ code: 'not_cancellable' });
  expect(received).toHaveLength(1);
});

test('an API that asks for a longer pause than allowed gets its error passed on', async () => {
  const { client } = await startAnswering([answer(429, problem('rate_limited'), { 'retry-after': '60' })]);
  await expect(client.orders.get('ord_1')).rejects.toMatchObject({ code: 'rate_limited' });
});

test('a page of a proxy instead of the API’s error is an error with its status', async () => {
  const html = (_: unknown, response: { writeHead(status: number): { end(text: string): void } }) =>
    response.writeHead(418).end('<html>');
  const { client } = await startAnswering([html]);
  await expect(client.orders.get('ord_1')).rejects.toMatchObject({ status: 418, code: 'unexpected_response' });
});

test('an attempt ends at its deadline', async () => {
  const { client } = await startAnswering([() => {}, answer(200, { id: 'ord_1' })], { timeoutMs: 50 });
  expect(await client.orders.get('ord_1')).toMatchObject({ id: 'ord_1' });
});

test('a caller who aborts stops it, during a pause too', async () => {
  const stop = new AbortController();
  const refuse = answer(503, problem('service_unavailable'), { 'retry-after': '10' });
  const { client, received } = await startAnswering([
    (request, response) => {
      refuse(request, response);
      response.on('close', () => setImmediate(() => stop.abort()));
    },
  ]);
  await expect(client.orders.get('ord_1', { signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' });
  expect(received).toHaveLength(1);
});

test('a redirect is not followed: the token stays here', async () => {
  const { client, received } = await startAnswering([answer(307, {}, { location: 'http://127.0.0.1:1/' })], {
    retry: { attempts: 1 },
  });
  await expect(client.orders.get('ord_1')).rejects.toBeInstanceOf(NoAnswer);
  expect(received).toHaveLength(1);
});

test('requests at the same time share one token', async () => {
  const { client, countTokens } = await startAnswering(Array.from({ length: 20 }, () => answer(200, { id: 'ord_1' })));
  await Promise.all(Array.from({ length: 20 }, () => client.orders.get('ord_1')));
  expect(countTokens()).toBe(1);
});

test('a token is replaced before it ends', async () => {
  const { client, received, letTokensLive } = await startAnswering([answer(200), answer(200)]);
  letTokensLive(20);
  await client.orders.get('ord_1');
  await client.orders.get('ord_1');
  expect(received.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
});

test('a token that the API refuses is replaced once', async () => {
  const refuse = answer(401, problem('unauthenticated'));
  const { client, received } = await startAnswering([refuse, answer(200, { id: 'ord_1' }), refuse, refuse]);
  expect(await client.orders.get('ord_1')).toMatchObject({ id: 'ord_1' });
  await expect(client.orders.get('ord_1')).rejects.toMatchObject({ code: 'unauthenticated' });
  expect(received.map(({ headers }) => headers.authorization)).toEqual(
    ['token-1', 'token-2', 'token-2', 'token-3'].map((token) => `Bearer ${token}`),
  );
});

test('wrong credentials are the identity provider’s error, without a secret in it', async () => {
  const { baseUrl } = await startAnswering([
    answer(401, { error: 'invalid_client', error_description: 'No such client.' }),
  ]);
  const credentials = { tokenUrl: `${baseUrl}/wrong`, clientId: 'acme', clientSecret: 'of acme', scope: 's' };
  const { client } = await startAnswering([], { credentials });
  const error = await client.orders.get('ord_1').catch((thrown) => thrown);
  expect(error).toBeInstanceOf(TokenRefused);
  expect(error).toMatchObject({ code: 'invalid_client', message: expect.stringContaining('No such client.') });
  expect(String(error.stack)).not.toContain('of acme');
});

test('an identity provider that fails, breaks off or is silent is asked again, and nothing is sent to the API meanwhile', async () => {
  const silent = () => {};
  const breakOff: Answer = (_, response) => void response.destroy();
  const { client, received, breakTokens } = await startAnswering([answer(200, { id: 'ord_1' })], { timeoutMs: 500 });
  breakTokens(answer(503), breakOff, silent);
  expect(await client.orders.place({} as never)).toMatchObject({ id: 'ord_1' });
  expect(received).toHaveLength(1);

  const failing = await startAnswering([]);
  failing.breakTokens(...Array.from({ length: 4 }, () => answer(503)));
  await expect(failing.client.orders.get('ord_1')).rejects.toMatchObject({ name: 'TokenRefused', status: 503 });
});

test('a request that is aborted does not wait for its token', async () => {
  const { client, breakTokens } = await startAnswering([]);
  const stop = new AbortController();
  breakTokens(() => stop.abort());
  await expect(client.orders.get('ord_1', { signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' });
});

test('a list reads the next page when it is needed', async () => {
  const page = (ids: string[], nextCursor: string | null) =>
    answer(200, { data: ids.map((id) => ({ id })), meta: { limit: 2, nextCursor, hasMore: nextCursor !== null } });
  const { client, received } = await startAnswering([
    page(['a', 'b'], 'c1'),
    page(['c'], null),
    page(['a', 'b'], 'c1'),
  ]);
  const ids: string[] = [];
  for await (const order of client.orders.list({ status: 'confirmed', limit: 2 })) ids.push(order.id);
  expect(ids).toEqual(['a', 'b', 'c']);
  for await (const order of client.orders.list()) {
    expect(order.id).toBe('a');
    break;
  }
  expect(received.map(({ path }) => path)).toEqual([
    '/v1/orders?status=confirmed&limit=2',
    '/v1/orders?status=confirmed&limit=2&cursor=c1',
    '/v1/orders',
  ]);
});

test('an address that is none is refused at once', async () => {
  for (const baseUrl of ['api.example.com', 'ftp://api.example.com', 'https://me@api.example.com']) {
    await expect(startAnswering([], { baseUrl })).rejects.toBeInstanceOf(TypeError);
  }
});
