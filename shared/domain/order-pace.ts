import { type Order, paymentOf } from './order.ts';

/** The promise to partners: from acceptance to its end, an order takes no longer than this, without the time of its payer. */
export const ORDER_TAKES_AT_MOST_MS = 60_000;

/**
 * Whether an ended order kept the promise: `in_time` or `late`. `waited` are orders that nobody can judge by it: a person
 * decided about them, or their payer had not acted when they ended.
 */
export type OrderPace = 'in_time' | 'late' | 'waited';

export function paceOf(order: Order): OrderPace {
  const { screening } = order;
  if (screening !== undefined && screening.by !== 'rules') return 'waited';
  const payer = paymentOf(order)?.payer;
  if (payer !== undefined && payer.actedAt === undefined) return 'waited';
  const ofPayer = payer?.actedAt === undefined ? 0 : Date.parse(payer.actedAt) - Date.parse(payer.askedAt);
  const ours = Date.parse(order.updatedAt) - Date.parse(order.createdAt) - ofPayer;
  return ours <= ORDER_TAKES_AT_MOST_MS ? 'in_time' : 'late';
}
