/**
 * The form of each type of document that this version of the app writes, stored as `schemaVersion`. This version reads
 * that form and the one before. A new status, a new type of event or a changed form needs a higher number, so that an
 * older version can tell a newer document from a damaged one. A field that readers may ignore needs none.
 */
export const schemaVersions = {
  order: 3,
  event: 2,
  terms: 1,
  product: 2,
  stock: 1,
  reservation: 2,
  movement: 1,
  stockEvent: 1,
  screeningRules: 1,
  featureSwitches: 1,
  refund: 1,
  partner: 1,
  client: 1,
  /** Written by release 0.1.0 only. */
  total: 1,
  report: 1,
  products: 1,
  rebuild: 1,
  feedEntry: 1,
  webhookEndpoints: 1,
  delivery: 1,
  redelivery: 1,
  job: 1,
  erasure: 1,
  serving: 1,
  act: 1,
} as const satisfies Record<string, number>;

export type DocumentType = keyof typeof schemaVersions;

/** The form of orders whose readers know that an order may wait for its screening. */
export const knownSinceScreening = 3;

/**
 * The form in which a status of orders or a type of events was introduced. Those not listed exist since the first form.
 * Nothing is written before every serving version can read it.
 */
export const knownSince: Record<'order' | 'event', Readonly<Record<string, number>>> = {
  order: { awaiting_payment: 3, cancelling: 3, cancelled: 3, refunding: 3, partially_refunded: 3, refunded: 3 },
  event: {
    'order.payment_action_required': 2,
    'order.cancellation_requested': 2,
    'order.cancelled': 2,
    'order.refund_requested': 2,
    'order.refunded': 2,
    'order.refund_failed': 2,
    'order.disputed': 2,
    'order.dispute_closed': 2,
    'order.shipped': 2,
    'order.delivered': 2,
    'order.returned': 2,
    'order.lost': 2,
    'order.shipment_updated': 2,
    'order.held': 2,
    'order.released': 2,
    'order.rejected': 2,
  },
};
