import type { FeedEvent } from './feed-event.ts';
import { EndpointId, OrderId } from './ids.ts';
import { type OrderEventType, orderCommands, orderEvents } from './order-lifecycle.ts';

const ID = '8esn9detr82z9cmsvc7wzjj8gf';
const AT = '2026-01-31T12:00:01.103Z';
const TRACKING_NUMBER = 'LP371603725022';
const common = { total: { amount: 5030, currency: 'EUR' }, reference: 'PO-2026-0001' };

const values = {
  reason: 'payment_declined',
  step: 'authorize-payment',
  trackingNumber: TRACKING_NUMBER,
  undone: ['stock_released'],
  refundId: 'ref_1v5e7c2m9k4t8q3x6z0bdfhjpr',
  amount: { amount: 1290, currency: 'EUR' },
  lines: [{ sku: 'MUG-01', quantity: 1, total: { amount: 1290, currency: 'EUR' } }],
  outcome: 'won',
  expiresAt: '2026-01-31T12:30:01.103Z',
  parcels: [{ trackingNumber: TRACKING_NUMBER, status: 'shipped' }],
  changed: ['reference'],
};

const allLines = [
  { sku: 'MUG-01', quantity: 2, total: { amount: 2580, currency: 'EUR' } },
  { sku: 'TEE-BLK-M', quantity: 1, total: { amount: 2450, currency: 'EUR' } },
];

/** Values that differ from those above. */
const ofType: Partial<Record<OrderEventType, object>> = {
  'order.placed': { lines: allLines },
  'order.confirmed': { lines: allLines },
  'order.refund_failed': { reason: 'refund_refused' },
  'order.cancelled': { undone: ['payment_released', 'stock_released'] },
  'order.delivered': { parcels: [{ trackingNumber: TRACKING_NUMBER, status: 'delivered' }] },
  'order.returned': { parcels: [{ trackingNumber: TRACKING_NUMBER, status: 'returned' }] },
  'order.lost': { parcels: [{ trackingNumber: TRACKING_NUMBER, status: 'lost' }] },
};

const isOrderEvent = (type: string): type is OrderEventType => type in orderEvents;

/** An event of a type of the catalogue, as it could come. */
export function exampleOf(type: string): FeedEvent {
  if (isOrderEvent(type)) return orderExampleOf(type);
  const [group, name] = type.split('.');
  if (group === 'stock') {
    const available = name === 'depleted' ? 0 : 5;
    const id = `evt_stock_${name}_MUG-01_7_ml2ftk1r`;
    return { id, type, at: AT, subject: 'MUG-01', data: { sku: 'MUG-01', available } };
  }
  const endpointId = EndpointId.parse(`whe_${ID}`);
  const reason = name === 'disabled' ? { url: 'https://example.com/webhooks', reason: 'failing' } : {};
  return {
    id: `evt_endpoint_${name}_${ID}_ml2ftk1r`,
    type,
    at: AT,
    subject: endpointId,
    data: { endpointId, ...reason },
  };
}

function orderExampleOf(type: OrderEventType): FeedEvent {
  const [, command] = Object.entries(orderCommands).find(([, facts]) => 'event' in facts && facts.event === type) ?? [];
  const leadsTo = command !== undefined && 'to' in command ? command.to : command?.from[0];
  const status = typeof leadsTo === 'string' ? leadsTo : leadsTo?.at(-1);
  const sequence = type === 'order.placed' ? 1 : 4;
  const fields = Object.fromEntries(orderEvents[type].fields.map((field) => [field, values[field]]));
  return {
    ...{ id: `evt_${ID}_${sequence}`, type, at: AT, orderId: OrderId.parse(`ord_${ID}`), sequence },
    data: { status, ...common, ...fields, ...ofType[type] },
  };
}
