import type { Order } from '../../shared/domain/order.ts';

/** Describes an order in one line. */
export function orderLine(order: Order): string {
  const { id, partnerId, status, saga, updatedAt } = order;
  const why =
    saga.status === 'stuck' ? `: ${saga.remaining.join(', ')}: ${saga.because.code}: ${saga.because.message}` : '';
  const delayed = isDelayed(order) ? ', delayed: it waits for an outage to end' : '';
  return `${id}  ${partnerId}  ${status}, saga ${saga.status}, since ${updatedAt}${delayed}${why}`;
}

export const isDelayed = (order: Order): boolean => 'delayed' in order && order.delayed === true;
