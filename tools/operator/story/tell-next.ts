import type { Order } from '../../../shared/domain/order.ts';
import { isWaitingForVerdict } from '../../../shared/domain/order-screening.ts';
import { statusOf } from '../../../shared/domain/shipment.ts';
import type { OrderFacts } from './order-facts.ts';
import { sagaPlan } from './saga-plan.ts';
import type { StoryNext, StoryStep } from './story.ts';

/** What is expected to happen next, if nobody does anything. */
export function tellNext({ order, refunds, fault }: OrderFacts, steps: readonly StoryStep[]): StoryNext {
  if (fault !== undefined) return { what: 'nothing, until its document can be read', at: undefined };
  if (order === undefined || 'isNewer' in order)
    return { what: 'only the newer version of the app knows', at: undefined };
  if (order.saga.status !== 'completed') return nextOfSaga(order, steps);
  const refund = refunds.find(({ status }) => status === 'pending');
  if (refund !== undefined) {
    const who = refund.saga.status === 'waiting' ? 'the payment provider finishes' : 'its saga carries out';
    return { what: `${who} refund ${refund.id}`, at: undefined };
  }
  if ('shipment' in order && ['booked', 'shipped'].includes(statusOf(order.shipment)))
    return { what: 'the carrier reports where the parcels are', at: undefined };
  const mayRefund = order.status === 'confirmed' || order.status === 'partially_refunded';
  return { what: mayRefund ? 'nothing, unless its partner asks for a refund' : 'nothing: it is final', at: undefined };
}

function nextOfSaga(order: Order, steps: readonly StoryStep[]): StoryNext {
  const { saga } = order;
  switch (saga.status) {
    case 'completed':
    case 'waiting':
      return { what: 'a saga claims it when it is its turn among its partner’s orders', at: undefined };
    case 'stuck':
      return { what: `the saga tries ${saga.remaining.join(', ')} again by itself now and then`, at: undefined };
    case 'compensating': {
      const { setback } = saga;
      if (setback === undefined) return { what: 'everything that was begun is undone', at: undefined };
      if (setback.nextAt === undefined)
        return { what: `${setback.at} has failed too often: it becomes stuck`, at: undefined };
      return { what: `${setback.at} is tried again`, at: setback.nextAt };
    }
    case 'running': {
      if (saga.outage !== undefined) return { what: `${saga.outage.at} is tried again`, at: saga.outage.nextAt };
      if (order.status === 'awaiting_payment') {
        const what = 'the payer confirms the payment; otherwise the order fails then';
        return { what, at: order.payment.action.expiresAt };
      }
      const current = steps.find(({ state }) => state === 'running' || state === 'waiting');
      if (isWaitingForVerdict(order) && current?.name === 'book-shipment') {
        const { onDeadline, until } = order.screening;
        return { what: `a person decides; otherwise the deadline does: ${onDeadline}`, at: until };
      }
      const planned = sagaPlan.find(({ name }) => name === current?.name);
      return { what: `${current?.name ?? 'the last step'} ends with ${planned?.event ?? 'an event'}`, at: undefined };
    }
  }
}
