import { formatMoney } from '../../shared/domain/money.ts';
import type { Refund } from '../../shared/domain/refund.ts';
import { showMoment } from './show-moment.ts';
import { tellRemaining } from './tell-remaining.ts';

/** Describes a refund in one line, without its reason: a partner wrote it. */
export function refundLine(refund: Refund): string {
  const { id, orderId, partnerId, status, amount, saga, failure, atProviderSince, updatedAt } = refund;
  const stuck = saga.status === 'stuck' ? saga : undefined;
  const why = [
    ...(failure ? [`: ${failure.code}: ${failure.message}`] : []),
    ...(stuck ? [`: ${tellRemaining(stuck)}`] : []),
    ...(stuck?.resumeRequested ? ['; another attempt is requested'] : []),
  ].join('');
  const where = `${id}  ${orderId}  ${partnerId}`;
  const state =
    saga.status === 'waiting'
      ? `waiting for the provider since ${showMoment(atProviderSince ?? updatedAt)}, last looked at ${showMoment(saga.seenAt)}`
      : `saga ${saga.status}, since ${showMoment(updatedAt)}`;
  return `${where}  ${formatMoney(amount)}  ${status}, ${state}${why}`;
}
