import type { Order } from '../../shared/domain/order.ts';
import { showMoment } from './show-moment.ts';
import { tellRemaining } from './tell-remaining.ts';

/** Partners see only that it is delayed. */
const waitsFor: Partial<Record<Order['saga']['status'], string>> = {
  waiting: ', delayed: it waits for its turn',
  running: ', delayed: it waits for an outage to end',
  compensating: ', delayed: it is being undone',
  stuck: ', delayed: it waits for a person',
};

/** Describes an order in one line. */
export function orderLine(order: Order): string {
  const { id, partnerId, status, saga, updatedAt } = order;
  const why =
    saga.status === 'stuck'
      ? `, ${saga.failure === undefined ? 'not done' : 'not undone'}: ${tellRemaining(saga)}`
      : '';
  const delayed = isDelayed(order) ? (waitsFor[saga.status] ?? '') : '';
  return `${id}  ${partnerId}  ${status}, saga ${saga.status}, since ${showMoment(updatedAt)}${delayed}${why}`;
}

export const isDelayed = (order: Order): boolean => 'delayed' in order && order.delayed === true;
