import { isPaid, type Order, type PaidOrder } from './order.ts';
import { changeWithEvent } from './order-decision.ts';
import type { Refund } from './refund.ts';
import type { RefundDecision } from './refund-changes.ts';

/* The decisions on a refund whose saga is stuck or lost. */

const MINUTE_MS = 60_000;

/** How long a saga that is alive stays silent at most. Running: it writes when it is done, or stuck within minutes. */
const longestSilences: { [S in OpenRefundSaga]: number } = {
  running: 0,
  waiting: 2 * 24 * 60 * MINUTE_MS,
  stuck: 60 * MINUTE_MS,
};
export type OpenRefundSaga = Exclude<Refund['saga']['status'], 'completed'>;
export const openRefundSagas = Object.keys(longestSilences) as OpenRefundSaga[];

/**
 * When the refund's saga should be looked for, because it may be lost: its start, its instance or its task hub. To start
 * one that runs has no effect, so this may be wrong. Undefined if the saga has ended.
 */
export function searchTimeOf({ saga }: Pick<Refund, 'saga'>): Date | undefined {
  if (saga.status === 'completed') return undefined;
  return new Date(Date.parse(saga.seenAt) + longestSilences[saga.status]);
}

/** The refund has ended, so there is nothing to do. */
export type RefundEnded = { kind: 'ended'; status: Refund['status'] };

/** An operator wants another attempt now. The request is noted on the refund, where its saga looks. */
export function requestRefundResume(order: Order, refund: Refund, at: Date): RefundDecision | RefundEnded {
  if (!isOpen(order, refund)) return { kind: 'ended', status: refund.status };
  const requested = order.version + 1;
  const saga = refund.saga.status === 'stuck' ? { ...refund.saga, resumeRequested: requested } : refund.saga;
  const changed = changeWithEvent('requestRefundResume', order, order, at, { refundId: refund.id });
  return { ...changed, refund: { ...refund, saga } };
}

/** An operator wants another saga, because this one seems lost. If it works after all, it tries again now. */
export function reclaimRefund(order: Order, refund: Refund, at: Date): RefundDecision | RefundEnded {
  if (!isOpen(order, refund)) return { kind: 'ended', status: refund.status };
  return { ...changeWithEvent('reclaimRefund', order, order, at, { refundId: refund.id }), refund };
}

function isOpen(order: Order, refund: Refund): order is Exclude<PaidOrder, { status: 'confirmed' }> {
  return isPaid(order) && order.status !== 'confirmed' && refund.saga.status !== 'completed';
}
