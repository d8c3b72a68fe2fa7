import { formatMoney } from '../../shared/domain/money.ts';
import type { Refund } from '../../shared/domain/refund.ts';

/** Describes a refund in one line, without its reason: a partner wrote it. */
export function refundLine({ id, orderId, partnerId, status, amount, saga, failure, updatedAt }: Refund): string {
  const stuck = saga.status === 'stuck' ? saga : undefined;
  const why = [
    ...(failure ? [`: ${failure.code}: ${failure.message}`] : []),
    ...(stuck ? [`: ${stuck.remaining.join(', ')}: ${stuck.because.code}: ${stuck.because.message}`] : []),
    ...(stuck?.resumeRequested ? ['; another attempt is requested'] : []),
  ].join('');
  const where = `${id}  ${orderId}  ${partnerId}`;
  return `${where}  ${formatMoney(amount)}  ${status}, saga ${saga.status}, since ${updatedAt}${why}`;
}
