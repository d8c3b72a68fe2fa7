import { expect, test } from 'vitest';
import { answer, startAnswering } from './answering-server.ts';

const redelivery = (status: string) => answer(200, { id: 'rdl_1', status });

test('an endpoint is created once, whatever is lost, and changed by its version', async () => {
  const endpoint = { url: 'https://shop.example/hooks', types: ['order.*'] };
  const { client, received } = await startAnswering([
    (_, response) => response.destroy(),
    answer(201, { id: 'whe_1', secret: 'whsec_x' }, { etag: '"1"' }),
    answer(200, { id: 'whe_1', enabled: false }, { etag: '"2"' }),
    answer(200, { id: 'whe_1', secret: 'whsec_y' }, { etag: '"3"' }),
    answer(202, { id: 'dlv_1' }),
    answer(200, { data: [{ id: 'whe_1' }] }),
    answer(200, { id: 'whe_1' }),
  ]);
  const { id, etag, secret } = await client.webhookEndpoints.create(endpoint);
  expect([id, etag, secret]).toEqual(['whe_1', '"1"', 'whsec_x']);
  expect(await client.webhookEndpoints.update(id, { enabled: false }, etag)).toMatchObject({ etag: '"2"' });
  expect(await client.webhookEndpoints.rotateSecret(id, { overlapHours: 1 })).toMatchObject({ secret: 'whsec_y' });
  expect(await client.webhookEndpoints.test(id)).toEqual({ id: 'dlv_1' });
  expect(await client.webhookEndpoints.list()).toEqual([{ id: 'whe_1' }]);
  await client.webhookEndpoints.delete(id);
  const at = '/v1/webhook-endpoints';
  expect(received.map(({ method, path }) => `${method} ${path}`)).toEqual([
    ...[`POST ${at}`, `POST ${at}`, `PATCH ${at}/whe_1`, `POST ${at}/whe_1/rotate-secret`, `POST ${at}/whe_1/test`],
    ...[`GET ${at}`, `DELETE ${at}/whe_1`],
  ]);
  const [first, second, patch] = received;
  expect(first?.headers['idempotency-key']).toBe(second?.headers['idempotency-key']);
  expect(patch?.headers).toMatchObject({ 'if-match': '"1"', 'content-type': 'application/merge-patch+json' });
});

test('deliveries come page by page, and a redelivery is waited for', async () => {
  const page = (ids: string[], nextCursor: string | null) =>
    answer(200, { data: ids.map((id) => ({ id })), meta: { limit: 2, nextCursor, hasMore: nextCursor !== null } });
  const { client, received } = await startAnswering([
    ...[page(['dlv_1', 'dlv_2'], 'c1'), page(['dlv_3'], null)],
    ...[answer(202, { id: 'dlv_3', status: 'pending' }), answer(202, { id: 'rdl_1', status: 'running' })],
    ...[redelivery('running'), redelivery('running'), redelivery('done')],
  ]);
  const ids: string[] = [];
  for await (const { id } of client.webhookEndpoints.deliveries('whe_1', { status: 'failed' })) ids.push(id);
  expect(ids).toEqual(['dlv_1', 'dlv_2', 'dlv_3']);
  await client.webhookEndpoints.redeliver('whe_1', 'dlv_3');
  const { id } = await client.webhookEndpoints.redeliverSince('whe_1', new Date('2026-01-31T12:00:00Z'));
  const job = await client.webhookEndpoints.waitForRedelivery('whe_1', id, { pollMs: 1 });
  expect(job.status).toBe('done');
  const at = '/v1/webhook-endpoints/whe_1';
  expect(received.map(({ method, path }) => `${method} ${path}`)).toEqual([
    ...[`GET ${at}/deliveries?status=failed`, `GET ${at}/deliveries?status=failed&cursor=c1`],
    ...[`POST ${at}/deliveries/dlv_3/redeliver`, `POST ${at}/redeliver`],
    ...Array(3).fill(`GET ${at}/redeliveries/rdl_1`),
  ]);
  expect(JSON.parse(received[3]?.body ?? '')).toEqual({ failedSince: '2026-01-31T12:00:00.000Z' });
});
