import { expect, test } from 'vitest';
import { z } from 'zod';
import { CarrierFixture } from './carrier-fixture.ts';

const sendBack = (carrier: CarrierFixture, reference: string) =>
  carrier.request('POST', `/v1/shipments/${reference}/return`);

test('a shipment that has not left is stopped, once', async () => {
  const carrier = await CarrierFixture.start();
  await carrier.book('s-1');
  for (let n = 0; n < 2; n += 1) {
    expect(await sendBack(carrier, 's-1')).toMatchObject({ status: 200, body: { status: 'cancelled', version: 2 } });
  }
  expect((await carrier.book('s-1')).status).toBe(409);
  expect((await carrier.books()).shipments).toMatchObject([{ cancels: 1, returns: 0 }]);
});

test.each([
  ['on its way', 1, 'shipped'],
  ['delivered', 2, 'delivered'],
])('a shipment that is %s comes back, once', async (_what, moves, status) => {
  const carrier = await CarrierFixture.start();
  await carrier.book('s-1');
  for (let n = 0; n < moves; n += 1) await carrier.move('s-1');
  for (let n = 0; n < 2; n += 1) {
    expect(await sendBack(carrier, 's-1')).toMatchObject({ status: 200, body: { status, isReturning: true } });
  }
  expect(await carrier.move('s-1')).toMatchObject({ status: 200, body: { status: 'returned' } });
  expect((await sendBack(carrier, 's-1')).status).toBe(200);
  expect((await carrier.books()).shipments).toMatchObject([{ cancels: 0, returns: 1 }]);
});

test('what has left can’t be cancelled, and says so', async () => {
  const carrier = await CarrierFixture.start();
  await carrier.book('s-1');
  await carrier.move('s-1');
  expect(await carrier.cancel('s-1')).toMatchObject({ status: 409, body: { code: 'already_shipped' } });
  expect(await carrier.get('s-1')).toMatchObject({ body: { status: 'shipped' } });
});

test('what is lost or unknown can’t be returned', async () => {
  const carrier = await CarrierFixture.start();
  await carrier.book('s-1');
  await carrier.move('s-1');
  await carrier.move('s-1', { status: 'lost' });
  expect(await sendBack(carrier, 's-1')).toMatchObject({ status: 409, body: { code: 'shipment_lost' } });
  expect(await sendBack(carrier, 's-2')).toMatchObject({ status: 404, body: { code: 'shipment_unknown' } });
});

const Page = z.object({ data: z.array(z.looseObject({ reference: z.string() })), nextCursor: z.string().nullable() });

async function list(carrier: CarrierFixture, query: Record<string, string>) {
  const { data, nextCursor } = Page.parse(
    (await carrier.request('GET', `/v1/shipments?${new URLSearchParams(query)}`)).body,
  );
  return { references: data.map(({ reference }) => reference), nextCursor };
}

test('a list has each shipment once, in the order of its last change, page by page', async () => {
  const carrier = await CarrierFixture.start();
  for (const reference of ['a', 'b', 'c', 'd', 'e']) await carrier.book(reference);
  await carrier.cancel('tombstone');
  await carrier.move('a');
  const first = await list(carrier, { limit: '2' });
  expect(first.references).toEqual(['b', 'c']);
  await carrier.move('b');
  const second = await list(carrier, { limit: '2', cursor: first.nextCursor ?? expect.fail('no next page') });
  expect(second.references).toEqual(['d', 'e']);
  const third = await list(carrier, { limit: '2', cursor: second.nextCursor ?? expect.fail('no next page') });
  expect(third).toEqual({ references: ['a', 'b'], nextCursor: null });
});

test('a list begins at a time, and refuses what it does not know', async () => {
  const carrier = await CarrierFixture.start();
  await carrier.book('old');
  const { body } = await carrier.get('old');
  const { updatedAt } = z.looseObject({ updatedAt: z.string() }).parse(body);
  expect((await list(carrier, { updatedSince: updatedAt })).references).toEqual(['old']);
  expect((await list(carrier, { updatedSince: '2999-01-01T00:00:00Z' })).references).toEqual([]);
  const refused = await carrier.request('GET', '/v1/shipments?since=yesterday&limit=0');
  expect(refused).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
});
