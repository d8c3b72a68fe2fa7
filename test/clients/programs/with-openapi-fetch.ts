import createClient from 'openapi-fetch';
import type { components, paths } from './schema';

/** What a partner writes with types by openapi-typescript: places, follows, changes and lists an order, and gets an error. */

type Code = components['schemas']['ErrorEnvelope']['error']['code'];
type Order = components['schemas']['Order'];
type Entry = components['schemas']['TimelineEntry'];

const [baseUrl = '', token = '', example = ''] = process.argv.slice(2);
const api = createClient<paths>({ baseUrl, headers: { authorization: `Bearer ${token}` } });
const body: components['schemas']['PlaceOrder'] = JSON.parse(example);
const place = (order: typeof body, key: string) =>
  api.POST('/v1/orders', { params: { header: { 'Idempotency-Key': key } }, body: order });

/** A program decides by the code, which is one of a closed set. */
function decide(
  error: components['schemas']['ErrorEnvelope'] | undefined,
): [Code | undefined, 'correct' | 'read again' | 'stop'] {
  switch (error?.error.code) {
    case 'validation_failed':
    case 'unknown_sku':
    case 'invalid_cursor':
      return [error.error.code, 'correct'];
    case 'precondition_failed':
      return [error.error.code, 'read again'];
    default:
      return [error?.error.code, 'stop'];
  }
}

async function follow(orderId: string): Promise<Entry['type'][]> {
  const { data } = await api.GET('/v1/orders/{orderId}/events', { params: { path: { orderId } }, parseAs: 'stream' });
  const types: Entry['type'][] = [];
  let text = '';
  for await (const chunk of data ?? []) {
    text += Buffer.from(chunk).toString();
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const line = block.split('\n').find((part) => part.startsWith('data: '));
      if (line === undefined) continue;
      const entry: Entry = JSON.parse(line.slice('data: '.length));
      types.push(entry.type);
      if (entry.type === 'order.confirmed' || entry.type === 'order.failed') return types;
    }
  }
  return types;
}

const key = crypto.randomUUID();
const placed = await place(body, key);
if (placed.data === undefined) throw new Error(JSON.stringify(placed.error));
const orderId = placed.data.id;
const again = await place(body, key);
const events = await follow(orderId);

const path = { orderId };
const shown = await api.GET('/v1/orders/{orderId}', { params: { path } });
const order: Order | undefined = shown.data;
const etag = shown.response.headers.get('etag') ?? '';
const patch = (version: string) =>
  api.PATCH('/v1/orders/{orderId}', {
    params: { path, header: { 'If-Match': version } },
    headers: { 'content-type': 'application/merge-patch+json' },
    body: { reference: 'generated' },
  });
const patched = await patch(etag);
const picked = await api.GET('/v1/orders/{orderId}', { params: { path, query: { fields: ['id', 'status'] } } });

let pages = 0;
for (let cursor: string | null | undefined; cursor !== null; pages += 1) {
  const page = await api.GET('/v1/orders', { params: { query: { limit: 1, ...(cursor ? { cursor } : {}) } } });
  if (page.data === undefined) throw new Error(JSON.stringify(page.error));
  cursor = page.data.meta.nextCursor;
}

const stranger = createClient<paths>({ baseUrl });
const problems = [
  (await place({ ...body, lines: [] }, crypto.randomUUID())).error,
  (await place({ ...body, lines: [{ sku: 'NOPE-1', quantity: 1 }] }, crypto.randomUUID())).error,
  (await place({ ...body, reference: 'another' }, key)).error,
  (await patch('"1"')).error,
  (await api.GET('/v1/orders', { params: { query: { cursor: 'forged' } } })).error,
  (await api.GET('/v1/products/{sku}', { params: { path: { sku: 'NOPE-1' } } })).error,
  (await stranger.GET('/v1/products')).error,
].map(decide);

process.stdout.write(
  JSON.stringify({
    repeated: again.data?.id === orderId,
    events,
    order: [order?.status, order?.payment.status, order?.total.currency],
    patched: patched.data?.reference,
    picked: picked.data,
    pages,
    problems,
  }),
);
