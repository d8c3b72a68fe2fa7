import {
  type ErrorEnvelope,
  getOrder,
  listOrders,
  type Order,
  type PlaceOrder,
  placeOrder,
  streamEvents,
  type TimelineEntry,
  updateOrder,
} from './client';
import { createClient } from './client/client';

/** What a partner writes with a client by Hey API: places, follows, changes and lists an order, and gets an error. */

const [baseUrl = '', token = '', example = ''] = process.argv.slice(2);
const client = createClient({ baseUrl, auth: () => token });
const body: PlaceOrder = JSON.parse(example);
const place = (order: PlaceOrder, key: string) =>
  placeOrder({ client, headers: { 'Idempotency-Key': key }, body: order });

async function follow(orderId: string): Promise<TimelineEntry['type'][]> {
  const enough = new AbortController();
  const { stream } = await streamEvents({ client, path: { orderId }, signal: enough.signal });
  const types: TimelineEntry['type'][] = [];
  for await (const entry of stream) {
    types.push(entry.type);
    if (entry.type === 'order.confirmed' || entry.type === 'order.failed') break;
  }
  enough.abort();
  return types;
}

const key = crypto.randomUUID();
const placed = await place(body, key);
if (placed.data === undefined) throw new Error(JSON.stringify(placed.error));
const orderId = placed.data.id;
const again = await place(body, key);
const events = await follow(orderId);

const path = { orderId };
const shown = await getOrder({ client, path });
const order: Order | undefined = shown.data;
const patch = (version: string) =>
  updateOrder({ client, path, headers: { 'If-Match': version }, body: { reference: 'generated' } });
const patched = await patch(shown.response?.headers.get('etag') ?? '');
const picked = await getOrder({ client, path, query: { fields: ['id', 'status'] } });

let pages = 0;
for (let cursor: string | null | undefined; cursor !== null; pages += 1) {
  const page = await listOrders({ client, query: { limit: 1, ...(cursor ? { cursor } : {}) } });
  if (page.data === undefined) throw new Error(JSON.stringify(page.error));
  cursor = page.data.meta.nextCursor;
}

const refused: (ErrorEnvelope | undefined)[] = [
  (await place({ ...body, lines: [] }, crypto.randomUUID())).error,
  (await place({ ...body, reference: 'another' }, key)).error,
  (await patch('"1"')).error,
  (await listOrders({ client, query: { cursor: 'forged' } })).error,
  (await listOrders({ client: createClient({ baseUrl }) })).error,
];

process.stdout.write(
  JSON.stringify({
    repeated: again.data?.id === orderId,
    events,
    order: [order?.status, order?.payment.status, order?.total.currency],
    patched: patched.data?.reference,
    picked: picked.data,
    pages,
    problems: refused.map((problem) => problem?.error.code),
  }),
);
