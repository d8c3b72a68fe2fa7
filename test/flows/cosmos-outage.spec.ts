import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

let stack: RunningStack;
let acme: PartnerClient;

beforeAll(async () => {
  stack = await RunningStack.start();
  acme = await stack.partner('acme');
});
afterAll(() => stack?.stop());

async function refusal(response: Response) {
  const { error } = (await response.json()) as { error: { code: string; message: string; details: unknown[] } };
  return { status: response.status, code: error.code, retryAfter: Number(response.headers.get('retry-after')) };
}

const place = (key: string) =>
  acme.request('POST', '/v1/orders', { body: anOrder(), headers: { 'idempotency-key': key } });

test('while the store is down every operation says so and when to retry; then everything continues, and nothing happens twice', async () => {
  const before = await acme.place(anOrder());
  const early = await acme.place(anOrder());
  const { resume } = await stack.prepared.stack.interruptCosmos();

  const key = randomUUID();
  const path = `/v1/orders/${before.id}`;
  const outage = { status: 503, code: 'service_unavailable', retryAfter: 5 };
  expect(await refusal(await place(key))).toEqual(outage);
  for (const read of [
    path,
    '/v1/orders',
    `${path}/timeline`,
    `${path}/events`,
    '/v1/products',
    '/v1/products/MUG-01',
  ]) {
    expect(await refusal(await acme.request('GET', read)), read).toEqual(outage);
  }
  const day = new Date().toISOString().slice(0, 10);
  expect(await refusal(await acme.request('GET', `/v1/reports/daily?from=${day}&to=${day}`))).toEqual(outage);
  const patch = {
    body: { reference: 'late' },
    headers: { 'if-match': '*', 'content-type': 'application/merge-patch+json' },
  };
  expect(await refusal(await acme.request('PATCH', path, patch))).toEqual(outage);
  const cancel = { headers: { 'idempotency-key': key } };
  expect(await refusal(await acme.request('POST', `${path}/cancel`, cancel))).toEqual(outage);

  expect(await refusal(await acme.request('GET', '/readyz'))).toMatchObject({ status: 503, code: 'not_ready' });
  expect((await acme.request('GET', '/livez')).status).toBe(200);

  await resume();
  const [first, second] = [await place(key), await place(key)];
  expect([first.status, second.status, second.headers.get('idempotency-replayed')]).toEqual([202, 202, 'true']);
  const { id } = (await first.json()) as { id: string };
  expect(await second.json()).toMatchObject({ id });
  for (const orderId of [before.id, early.id, id]) {
    expect(await stack.ended('acme', orderId)).toMatchObject({ status: 'confirmed' });
  }
});

test('a store that throttles for too long gets the same response', async () => {
  const { id } = await acme.place(anOrder());
  await stack.ended('acme', id);
  stack.prepared.stack.throttleCosmos(1_000, 3_000);
  expect(await refusal(await acme.request('GET', `/v1/orders/${id}`))).toEqual({
    status: 503,
    code: 'service_unavailable',
    retryAfter: 3,
  });
  stack.prepared.stack.throttleCosmos(0, 0);
  expect((await acme.request('GET', `/v1/orders/${id}`)).status).toBe(200);
});

test('a partner whose token can’t be verified, because the keys can’t be fetched, is asked to retry', async () => {
  const unreachable = { AUTH_JWKS_URI: 'http://127.0.0.1:1/keys' };
  await stack.host.stop();
  stack.host = await stack.prepared.startHost({ ...stack.settings, ...unreachable });
  const stranger = await stack.partner('acme');
  expect(await refusal(await stranger.request('GET', '/v1/products'))).toMatchObject({
    status: 503,
    code: 'service_unavailable',
  });
});
