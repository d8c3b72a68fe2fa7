/** What becomes of an order, by inputs and calls that any partner could use. */
export interface OrderKind {
  /** `declined`, for `--mix` */
  name: string;
  about: string;
  /** What differs from the example order. */
  body: Readonly<Record<string, unknown>>;
  /** A rule of the carrier's simulator for this order alone. */
  carrierFault?: Readonly<Record<string, unknown>>;
  /** The partner cancels it at once. */
  isCancelled?: true;
  /** The partner refunds it when it is confirmed. */
  isRefunded?: true;
}

const NOWHERE = { name: 'A. Buyer', street: 'Main 1', city: 'Wien', postalCode: '00000', country: 'AT' };

/** The first one has the largest share by default. */
export const orderKinds: readonly OrderKind[] = [
  { name: 'happy', about: 'confirmed', body: {} },
  { name: 'declined', about: 'the card is declined', body: { paymentMethod: 'pm_card_visa_chargeDeclined' } },
  {
    name: 'out-of-stock',
    about: 'more telescopes than there are',
    body: { lines: [{ sku: 'TELESCOPE-01', quantity: 9 }] },
  },
  { name: 'undeliverable', about: 'the carrier can’t find the address', body: { shipTo: NOWHERE } },
  {
    name: 'carrier-late',
    about: 'the carrier books but answers too late',
    body: {},
    carrierFault: { operation: 'shipments.book', fault: 'done_but_timed_out', times: 1 },
  },
  {
    name: 'carrier-slow',
    about: 'the carrier needs two seconds',
    body: {},
    carrierFault: { operation: 'shipments.book', fault: 'delay', ms: 2_000, times: 1 },
  },
  { name: 'cancelled', about: 'cancelled while it runs', body: {}, isCancelled: true },
  { name: 'refunded', about: 'refunded when it is confirmed', body: {}, isRefunded: true },
];
