import request from '../../../docs/example-order.json' with { type: 'json' };

const ID = '8esn9detr82z9cmsvc7wzjj8gf';
const TOTAL = { amount: 5030, currency: 'EUR' } as const;
const TRACKING_NUMBER = 'LP371603725022';

const order = {
  id: `ord_${ID}`,
  status: 'confirmed',
  version: 5,
  createdAt: '2026-01-31T12:00:00.000Z',
  updatedAt: '2026-01-31T12:00:01.118Z',
  reference: request.reference,
  lines: [
    {
      sku: 'MUG-01',
      quantity: 2,
      unitPrice: { amount: 1290, currency: 'EUR' },
      total: { amount: 2580, currency: 'EUR' },
    },
    {
      sku: 'BEANS-01',
      quantity: 1,
      unitPrice: { amount: 2450, currency: 'EUR' },
      total: { amount: 2450, currency: 'EUR' },
    },
  ],
  total: TOTAL,
  shipTo: request.shipTo,
  paymentMethod: request.paymentMethod,
  metadata: request.metadata,
  payment: { status: 'captured' },
  shipment: {
    trackingNumber: TRACKING_NUMBER,
    carrier: 'Loopback Parcels',
    status: 'booked',
    parcels: [
      {
        trackingNumber: TRACKING_NUMBER,
        status: 'booked',
        lines: [
          { sku: 'MUG-01', quantity: 2 },
          { sku: 'BEANS-01', quantity: 1 },
        ],
      },
    ],
  },
};

const { shipment: _, ...unshipped } = order;
const placed = {
  ...unshipped,
  status: 'pending',
  version: 1,
  updatedAt: order.createdAt,
  payment: { status: 'pending' },
};

const event = {
  id: `evt_${ID}_4`,
  type: 'order.booked',
  sequence: 4,
  createdAt: '2026-01-31T12:00:01.103Z',
  by: 'saga',
  data: { status: 'booked', total: TOTAL, reference: request.reference, trackingNumber: TRACKING_NUMBER },
};

const { createdAt: at, by: _by, ...eventFacts } = event;
const feedEvent = { ...eventFacts, at, orderId: order.id };

/** Example answers for the documentation: the order of docs/example-order.json and how it continues. */
export const orderExamples = { order, placed, event, feedEvent };
