import type { Order } from '../../shared/domain/order.ts';

/** Describes an order in one line. */
export function orderLine({ id, partnerId, status, saga, updatedAt }: Order): string {
  const why =
    saga.status === 'stuck' ? `: ${saga.remaining.join(', ')}: ${saga.because.code}: ${saga.because.message}` : '';
  return `${id}  ${partnerId}  ${status}, saga ${saga.status}, since ${updatedAt}${why}`;
}
