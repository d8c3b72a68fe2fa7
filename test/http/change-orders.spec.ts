import { afterAll, beforeAll, expect, test } from 'vitest';
import { OrderView } from '../../functions/http/orders/order-shapes.ts';
import type { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

let stack: RunningStack;
let acme: PartnerClient;

beforeAll(async () => {
  stack = await RunningStack.start();
  acme = await stack.partner('acme');
});
afterAll(() => stack?.stop());

async function endedOrder() {
  const { id } = await acme.place(anOrder({ reference: 'before', metadata: { keep: '1', drop: '2' } }));
  await stack.ended('acme', id);
  const response = await acme.request('GET', `/v1/orders/${id}`);
  return { id, etag: response.headers.get('etag') ?? '' };
}

function patch(id: string, body: unknown, headers: Record<string, string>, partner = acme) {
  const type = { 'content-type': 'application/merge-patch+json' };
  return partner.request('PATCH', `/v1/orders/${id}`, { body, headers: { ...type, ...headers } });
}

async function codeOf(response: Response): Promise<string> {
  return ((await response.json()) as { error: { code: string } }).error.code;
}

test('a patch is merged, appears in the timeline and changes the ETag', async () => {
  const { id, etag } = await endedOrder();
  const response = await patch(id, { reference: 'after', metadata: { drop: null, add: '3' } }, { 'if-match': etag });
  expect(response.status).toBe(200);
  expect(response.headers.get('etag')).not.toBe(etag);
  expect(await response.json()).toMatchObject({
    reference: 'after',
    metadata: { keep: '1', add: '3' },
    status: 'confirmed',
  });
  expect(await acme.get(id)).toMatchObject({ reference: 'after', metadata: { keep: '1', add: '3' } });
  expect((await acme.readTimeline(id)).at(-1)).toMatchObject({ type: 'order.updated', by: 'partner' });
});

test('a patch may also have the type application/json, and the order’s Accept-Patch names both types', async () => {
  const { id, etag } = await endedOrder();
  const headers = { 'if-match': etag, 'content-type': 'application/json' };
  const response = await patch(id, { reference: 'plain' }, headers);
  expect([response.status, await response.json()]).toMatchObject([200, { reference: 'plain' }]);
  const types = 'application/merge-patch+json, application/json';
  const shown = await acme.request('GET', `/v1/orders/${id}`);
  expect([response.headers.get('accept-patch'), shown.headers.get('accept-patch')]).toEqual([types, types]);
});

test('null removes the reference', async () => {
  const { id, etag } = await endedOrder();
  await patch(id, { reference: null }, { 'if-match': etag });
  expect(await acme.get(id)).not.toHaveProperty('reference');
});

test('answers 428 without If-Match and 412 with an old tag, and changes nothing', async () => {
  const { id, etag } = await endedOrder();
  const missing = await patch(id, { reference: 'x' }, {});
  expect([missing.status, await codeOf(missing)]).toEqual([428, 'precondition_required']);
  const old = await patch(id, { reference: 'x' }, { 'if-match': '"1"' });
  expect([old.status, await codeOf(old)]).toEqual([412, 'precondition_failed']);
  expect((await acme.request('GET', `/v1/orders/${id}`)).headers.get('etag')).toBe(etag);
});

test('a 412 contains the current ETag, and the ETag of the first response is accepted', async () => {
  const { id, etag } = await endedOrder();
  const old = await patch(id, { reference: 'x' }, { 'if-match': '"1", W/"2"' });
  expect([old.status, old.headers.get('etag')]).toEqual([412, etag]);
  const accepted = await acme.request('POST', '/v1/orders', {
    body: anOrder(),
    headers: { 'idempotency-key': 'tagged' },
  });
  expect([accepted.status, accepted.headers.get('etag')]).toEqual([202, '"1"']);
});

test.each(['5*', '"5*', '5', 'foo*', '*, "5"', '', "'5'"])(
  'refuses an invalid If-Match (%j) and overwrites nothing',
  async (header) => {
    const { id, etag } = await endedOrder();
    const refused = await patch(id, { reference: 'overwritten' }, { 'if-match': header });
    expect([refused.status, await codeOf(refused)]).toEqual([400, 'invalid_precondition']);
    const read = await acme.request('GET', `/v1/orders/${id}`, { headers: { 'if-none-match': header } });
    expect([read.status, await codeOf(read)]).toEqual([400, 'invalid_precondition']);
    expect((await acme.request('GET', `/v1/orders/${id}`)).headers.get('etag')).toBe(etag);
  },
);

test('refuses a weak ETag for a change', async () => {
  const { id, etag } = await endedOrder();
  expect((await patch(id, { reference: 'x' }, { 'if-match': `W/${etag}` })).status).toBe(412);
  expect((await patch(id, { reference: 'x' }, { 'if-match': `"other", ${etag}` })).status).toBe(200);
});

test('many patches with If-Match * all succeed, one after the other', async () => {
  const { id } = await endedOrder();
  const before = (await acme.readTimeline(id)).length;
  const patches = await Promise.all(
    Array.from({ length: 20 }, (_, n) => patch(id, { metadata: { [`by-${n}`]: 'me' } }, { 'if-match': '*' })),
  );
  expect(patches.map(({ status }) => status)).toEqual(Array(20).fill(200));
  const { metadata } = OrderView.parse(await acme.get(id));
  expect(Object.keys(metadata).filter((key) => key.startsWith('by-'))).toHaveLength(20);
  expect(await acme.readTimeline(id)).toHaveLength(before + 20);
});

test('when many patches have the same ETag, only one succeeds', async () => {
  const { id, etag } = await endedOrder();
  const patches = await Promise.all(
    Array.from({ length: 10 }, (_, n) => patch(id, { reference: `r${n}` }, { 'if-match': etag })),
  );
  const statuses = patches.map((response) => response.status).sort();
  expect(statuses).toEqual([200, ...Array(9).fill(412)]);
});

test('a patch that changes nothing answers 200 with the same ETag and creates no event', async () => {
  const { id, etag } = await endedOrder();
  const order = OrderView.parse(await acme.get(id));
  const events = await acme.readTimeline(id);
  const same = [
    {},
    { metadata: {} },
    { metadata: { zzz: null } },
    { reference: 'before' },
    { metadata: { keep: '1' } },
    { shipTo: order.shipTo },
    { shipTo: {} },
    { shipment: {} },
    { failure: null },
    order,
    { ...order, shipTo: Object.fromEntries(Object.entries(order.shipTo).reverse()) },
  ];
  for (const body of same) {
    const response = await patch(id, body, { 'if-match': etag });
    expect([response.status, response.headers.get('etag'), await response.json()]).toEqual([200, etag, order]);
  }
  expect(await acme.readTimeline(id)).toEqual(events);
});

test('null removes all metadata, and succeeds also when there is none', async () => {
  const { id, etag } = await endedOrder();
  const response = await patch(id, { metadata: null }, { 'if-match': etag });
  expect([response.status, ((await response.json()) as { metadata: unknown }).metadata]).toEqual([200, {}]);
  const emptied = response.headers.get('etag') ?? '';
  expect(emptied).not.toBe(etag);
  const again = await patch(id, { metadata: null }, { 'if-match': emptied });
  expect([again.status, again.headers.get('etag')]).toEqual([200, emptied]);
});

test('a client may send the whole object back with a change, and the event lists only what changed', async () => {
  const { id, etag } = await endedOrder();
  const order = (await acme.get(id)) as Record<string, unknown>;
  const response = await patch(id, { ...order, reference: 'after' }, { 'if-match': etag });
  expect(response.status).toBe(200);
  expect((await acme.readTimeline(id)).at(-1)).toMatchObject({
    type: 'order.updated',
    data: { changed: ['reference'] },
  });
});

test('the address of a shipped order can’t be changed', async () => {
  const { id, etag } = await endedOrder();
  const response = await patch(id, { shipTo: { city: 'Graz' } }, { 'if-match': etag });
  expect([response.status, await codeOf(response)]).toEqual([409, 'not_changeable']);
});

test('the address of an order that waits for its payment can be changed, and the shipment goes to the new one', async () => {
  await stack.breakIt('payments', { operation: 'payment_intents.create', fault: 'delay', ms: 800, times: 1 });
  const { id } = await acme.place(anOrder());
  const response = await patch(id, { shipTo: { city: 'Graz' } }, { 'if-match': '*' });
  expect(response.status).toBe(200);
  const ended = await stack.ended('acme', id);
  expect(ended).toMatchObject({ status: 'confirmed', shipTo: { city: 'Graz', country: 'AT' } });
});

test.each([
  ['an unknown field', { colour: 'red' }, 'colour'],
  ['another state', { status: 'pending' }, 'status'],
  ['another total', { total: { amount: 1 } }, 'total'],
  ['no payment', { payment: null }, 'payment'],
  ['another payment method', { paymentMethod: 'pm_card_mastercard' }, 'paymentMethod'],
  ['no address', { shipTo: null }, 'shipTo'],
  ['a blank name', { shipTo: { name: ' ' } }, 'shipTo.name'],
  ['a nested object in metadata', { metadata: { a: { b: null } } }, 'metadata.a'],
  ['the name of the prototype', JSON.parse('{"metadata":{"__proto__":"x"}}'), 'metadata.__proto__'],
  ['a broken address', { shipTo: { country: 'Austria' } }, 'shipTo.country'],
  ['no name', { shipTo: { name: null } }, 'shipTo.name'],
  ['metadata that is not a string', { metadata: { a: 1 } }, 'metadata.a'],
])('%s is refused with its place', async (_, body, path) => {
  const { id, etag } = await endedOrder();
  const response = await patch(id, body, { 'if-match': etag });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { code: 'validation_failed', details: [{ path }] } });
});

test('metadata that exceeds the limit only after the merge is refused', async () => {
  const { id, etag } = await endedOrder();
  const metadata = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`k${n}`, 'v']));
  const response = await patch(id, { metadata }, { 'if-match': etag });
  expect([response.status, await codeOf(response)]).toEqual([400, 'validation_failed']);
});

test('answers 415 to a patch that is not JSON', async () => {
  const { id, etag } = await endedOrder();
  const headers = { 'content-type': 'text/plain', 'if-match': etag };
  const response = await patch(id, { reference: 'x' }, headers);
  expect([response.status, await codeOf(response)]).toEqual([415, 'unsupported_media_type']);
});

test('answers 404 for another partner’s order, with any body', async () => {
  const { id } = await endedOrder();
  const globex = await stack.partner('globex');
  expect((await patch(id, { reference: 'x' }, { 'if-match': '*' }, globex)).status).toBe(404);
  const cancel = await globex.request('POST', `/v1/orders/${id}/cancel`, { headers: { 'idempotency-key': 'k' } });
  expect(cancel.status).toBe(404);
});

test('an order that has failed can not be cancelled', async () => {
  const { id } = await acme.place(anOrder({ paymentMethod: 'pm_card_visa_chargeDeclined' }));
  await stack.ended('acme', id);
  const cancel = await acme.request('POST', `/v1/orders/${id}/cancel`, { headers: { 'idempotency-key': 'k' } });
  expect([cancel.status, await codeOf(cancel)]).toEqual([409, 'not_cancellable']);
});

test('products are listed in pages with price and stock, and one can be read by its SKU', async () => {
  const first = await acme.request('GET', '/v1/products?limit=15');
  const page = (await first.json()) as { data: { sku: string }[]; meta: { nextCursor: string } };
  expect(page.data).toHaveLength(15);
  const rest = await acme.request('GET', `/v1/products?limit=15&cursor=${page.meta.nextCursor}`);
  const second = (await rest.json()) as typeof page;
  const skus = [...page.data, ...second.data].map((product) => product.sku);
  expect(skus).toEqual([...new Set(skus)].sort());
  expect(skus).toHaveLength(20);

  const scarce = await acme.request('GET', '/v1/products/TELESCOPE-01');
  expect(await scarce.json()).toMatchObject({ sku: 'TELESCOPE-01', available: 3, price: { amount: 48_000 } });
  expect(scarce.headers.get('cache-control')).toBe('private, max-age=5');
  const etag = scarce.headers.get('etag') ?? '';
  const held = await acme.request('GET', '/v1/products/TELESCOPE-01', { headers: { 'if-none-match': etag } });
  expect(held.status).toBe(304);
  expect((await acme.request('GET', '/v1/products/NOPE-1')).status).toBe(404);
});
