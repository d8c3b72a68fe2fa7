import { isPaid, type Order } from './order.ts';
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
type OpenRefundSaga = Exclude<Refund['saga']['status'], 'completed'>;

/**
 * When the refund's saga should be looked for, because it may be lost: its start, its instance or its task hub. To start
 * one that runs has no effect, so this may be wrong. Undefined if the saga has ended.
 */
export function searchTimeOf({ saga }: Pick<Refund, 'saga'>): Date | undefined {
  if (saga.status === 'completed') return undefined;
  return new Date(Date.parse(saga.seenAt) + longestSilences[saga.status]);
}

/** What an operator wants of a refund that has ended can't be done. */
export type RefundEnded = { kind: 'ended'; status: Refund['status'] };

/** An operator wants another attempt now. The request is noted on the refund, where its saga looks. */
export function requestRefundResume(order: Order, refund: Refund, at: Date): RefundDecision | RefundEnded {
  if (!isPaid(order) || order.status === 'confirmed' || refund.saga.status === 'completed') {
    return { kind: 'ended', status: refund.status };
  }
  const requested = order.version + 1;
  const saga = refund.saga.status === 'stuck' ? { ...refund.saga, resumeRequested: requested } : refund.saga;
  const changed = changeWithEvent('requestRefundResume', order, order, at, { refundId: refund.id });
  return { ...changed, refund: { ...refund, saga } };
}

/** Starts another saga for a refund whose saga seems lost. If that works after all, it is told to try again. */
export function reclaimRefund(order: Order, refund: Refund, at: Date): RefundDecision | RefundEnded {
  if (!isPaid(order) || order.status === 'confirmed' || refund.saga.status === 'completed') {
    return { kind: 'ended', status: refund.status };
  }
  return { ...changeWithEvent('reclaimRefund', order, order, at, { refundId: refund.id }), refund };
}
