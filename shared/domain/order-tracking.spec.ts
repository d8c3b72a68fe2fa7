import { expect, test } from 'vitest';
import { at, orders, refundOf } from '../../test/sample-orders.ts';
import { Sku } from './ids.ts';
import type { Order } from './order.ts';
import { cancel } from './order-cancellation.ts';
import { track } from './order-tracking.ts';
import { noteShipment, succeed } from './refund-changes.ts';
import { type Parcel, parcelsOf, type ShipmentStatus, statusOf, summarize } from './shipment.ts';

const mug = Sku.parse('MUG-01');
const parcel = (status: ShipmentStatus, trackingNumber = 'T1', lines: Parcel['lines'] = []): Parcel => ({
  ...{ trackingNumber, status, lines },
});
const now = { at };

/** The order after the carrier's words, each of which is a newer version; and the events. */
function tracked(order: Order, ...words: (Parcel[] | [version: number, ...Parcel[]])[]) {
  const events: string[] = [];
  const after = words.reduce((state: Order, word, n) => {
    const [first, ...rest] = word;
    const [version, parcels] = typeof first === 'number' ? [first, rest] : [n + 2, word];
    const decision = track(state, { version, parcels: parcels as Parcel[] }, now);
    if (decision.kind !== 'changed') {
      events.push(decision.kind);
      return state;
    }
    events.push(decision.event?.type ?? 'none');
    return decision.order;
  }, order);
  return { after, events };
}
const statusIn = (order: Order) => ('shipment' in order ? statusOf(order.shipment) : undefined);

test('a parcel leaves and arrives: the shipment moves, the order’s own status stays, and each move is one event', () => {
  const { after, events } = tracked(orders.confirmed, [parcel('shipped')], [parcel('delivered')]);
  expect(events).toEqual(['order.shipped', 'order.delivered']);
  expect(after).toMatchObject({ status: 'confirmed', version: orders.confirmed.version + 2 });
  expect(statusIn(after)).toBe('delivered');
});

test('an event of the carrier has its parcels, and says that the carrier caused it', () => {
  const decision = track(orders.confirmed, { version: 2, parcels: [parcel('shipped')] }, now);
  expect(decision).toMatchObject({
    event: {
      ...{ type: 'order.shipped', by: 'carrier', sequence: orders.confirmed.version + 1 },
      data: { status: 'confirmed', parcels: [{ trackingNumber: 'T1', status: 'shipped' }] },
    },
  });
});

test('what comes late, twice, or as a second event of one change, changes nothing', () => {
  const { after, events } = tracked(
    orders.confirmed,
    [5, parcel('delivered')],
    [4, parcel('shipped')],
    [5, parcel('delivered')],
  );
  expect(events).toEqual(['order.delivered', 'unchanged', 'unchanged']);
  expect(statusIn(after)).toBe('delivered');
});

test('a shipment of two parcels is shipped with the first, and delivered with the last; every other move is an event too', () => {
  const two = (first: ShipmentStatus, second: ShipmentStatus) => [parcel(first), parcel(second, 'T2')];
  const { after, events } = tracked(
    orders.confirmed,
    two('booked', 'booked'),
    two('shipped', 'booked'),
    two('shipped', 'shipped'),
    two('delivered', 'shipped'),
    two('delivered', 'delivered'),
  );
  expect(events).toEqual([
    ...['order.shipment_updated', 'order.shipped', 'order.shipment_updated', 'order.shipment_updated'],
    'order.delivered',
  ]);
  expect(statusIn(after)).toBe('delivered');
});

test('a parcel keeps what is in it, if a later event does not say', () => {
  const lines = (quantity: number) => [{ sku: mug, quantity }];
  const { after } = tracked(
    orders.confirmed,
    [parcel('booked', 'T1', lines(1)), parcel('booked', 'T2', lines(1))],
    [parcel('shipped', 'T1'), parcel('booked', 'T2')],
  );
  if (!('shipment' in after)) throw new Error('it has no shipment');
  expect(parcelsOf(after)).toEqual([parcel('shipped', 'T1', lines(1)), parcel('booked', 'T2', lines(1))]);
});

test('a lost parcel may turn up, and a delivered one may come back', () => {
  const { events } = tracked(
    orders.confirmed,
    [parcel('shipped')],
    [parcel('lost')],
    [parcel('delivered')],
    [parcel('returned')],
  );
  expect(events).toEqual(['order.shipped', 'order.lost', 'order.delivered', 'order.returned']);
});

test.each([
  [['booked'], 'booked'],
  [['booked', 'shipped'], 'shipped'],
  [['booked', 'delivered'], 'shipped'],
  [['lost', 'shipped'], 'shipped'],
  [['delivered', 'returned'], 'returned'],
  [['delivered', 'returned', 'lost'], 'lost'],
  [['cancelled', 'delivered'], 'delivered'],
  [['cancelled', 'cancelled'], 'cancelled'],
] satisfies [ShipmentStatus[], ShipmentStatus][])(
  'parcels that are %j make a shipment that is %s',
  (statuses, status) => {
    expect(summarize(statuses.map((one) => ({ status: one })))).toBe(status);
  },
);

test.each([
  ['pending', 'too_early'],
  ['authorized', 'too_early'],
  ['compensating', 'too_early'],
  ['cancelling', 'undone'],
  ['cancelled', 'undone'],
  ['failed', 'undone'],
  ['booked', 'changed'],
  ['refunding', 'changed'],
  ['partiallyRefunded', 'changed'],
  ['refunded', 'changed'],
] as const)('of an order that is %s, a move is %s', (name, kind) => {
  expect(track(orders[name], { version: 2, parcels: [parcel('shipped')] }, now).kind).toBe(kind);
});

test('parcels without the order’s own tracking number change nothing', () => {
  const foreign = { version: 2, parcels: [parcel('delivered', 'X9')] };
  expect(track(orders.confirmed, foreign, now)).toEqual({ kind: 'foreign' });
});

test('an order can be cancelled until all of it is delivered, and refunded at any time', () => {
  const shipped = tracked(orders.confirmed, [parcel('shipped')]).after;
  expect(cancel(shipped, now)).toMatchObject({ kind: 'changed', order: { status: 'refunding' } });
  const half = tracked(orders.confirmed, [parcel('delivered'), parcel('shipped', 'T2')]).after;
  expect(cancel(half, now).kind).toBe('changed');
  const delivered = tracked(orders.confirmed, [parcel('delivered')]).after;
  expect(cancel(delivered, now)).toEqual({ kind: 'too_late' });
  expect(refundOf(delivered).order.status).toBe('refunding');
  const back = tracked(orders.confirmed, [parcel('returned')]).after;
  expect(cancel(back, now).kind).toBe('changed');
});

test('an order that was cancelled before its goods arrived stays cancelled: asking again is no problem', () => {
  const cancelled = cancel(orders.confirmed, now);
  if (cancelled.kind !== 'changed') throw new Error(cancelled.kind);
  const arrived = tracked(cancelled.order, [parcel('delivered')]).after;
  expect(cancel(arrived, now)).toEqual({ kind: 'unchanged' });
});

test('a shipment that a refund has stopped is shown as cancelled', () => {
  const { order, refund } = refundOf(orders.confirmed);
  const noted = noteShipment(order, refund, 'stopped', at);
  if (noted.kind !== 'changed') throw new Error(noted.kind);
  const done = succeed(noted.order, noted.refund, at);
  expect(done).toMatchObject({ kind: 'changed', order: { shipment: { status: 'cancelled' } } });
});
