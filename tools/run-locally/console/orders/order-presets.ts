import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../root.ts';
import { REVIEWED_RECIPIENT } from '../../../seed/screening-rules.ts';
import type { OrderPreset } from './shown-orders.ts';

const example = JSON.parse(readFileSync(join(root, 'docs', 'example-order.json'), 'utf8'));
const [first] = example.lines;

/** Longer than the saga tries at once, so that the order is delayed; then the carrier is back. */
const OUTAGE = { operation: 'shipments.book', fault: 'error', times: 8 };

/** Orders to place that show what can become of one. The first is the example of the documentation. */
export const orderPresets: readonly OrderPreset[] = [
  { name: 'All goes well', about: 'The example of the documentation. It is confirmed.', order: example },
  {
    name: 'Declined card',
    about: 'The issuer declines the card: the stock is given back, and the order fails.',
    order: { ...example, paymentMethod: 'pm_card_visa_chargeDeclined' },
  },
  {
    name: '3-D Secure',
    about: 'The order waits until its payer has confirmed the payment. The page of the order has a button for that.',
    order: { ...example, paymentMethod: 'pm_card_threeDSecure2Required', returnUrl: 'https://shop.example/thanks' },
  },
  {
    name: 'Carrier is down',
    about: `The carrier fails the next ${OUTAGE.times} bookings, also those of other orders. The order waits, and goes on by itself.`,
    order: example,
    carrierFault: OUTAGE,
  },
  {
    name: 'Unknown address',
    about: 'The carrier refuses the booking: payment and stock are undone, and the order fails.',
    order: { ...example, shipTo: { ...example.shipTo, postalCode: '00000' } },
  },
  {
    name: 'Out of stock',
    about: 'More telescopes than there are: the API refuses it, or the saga finds out.',
    order: { ...example, lines: [{ sku: 'TELESCOPE-01', quantity: 9 }] },
  },
  {
    name: 'Two parcels',
    about: 'More pieces than the carrier puts into one parcel.',
    order: { ...example, lines: [{ ...first, quantity: 21 }] },
  },
  {
    name: 'Held for a review',
    about: 'A rule selects the order, and it waits for an operator.',
    order: { ...example, shipTo: { ...example.shipTo, name: REVIEWED_RECIPIENT } },
  },
  {
    name: 'Invalid',
    about: 'What the API answers to an order without lines.',
    order: { ...example, lines: [] },
  },
];
