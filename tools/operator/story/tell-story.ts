import type { NewerOrder } from '../../../shared/domain/newer-order.ts';
import type { Order } from '../../../shared/domain/order.ts';
import { meaningOf } from '../../../shared/domain/order-lifecycle.ts';
import { instanceOf } from '../../../shared/domain/saga-instance.ts';
import type { OrderFacts } from './order-facts.ts';
import type { Story, StoryOrder, StorySaga, StoryStep } from './story.ts';
import { tellNext } from './tell-next.ts';
import {
  tellDeliveries,
  tellDifference,
  tellMessages,
  tellOrigin,
  tellPayment,
  tellRefund,
  tellShipment,
} from './tell-records.ts';
import { tellSteps } from './tell-steps.ts';
import { tellTimeline } from './tell-timeline.ts';
import { tellTroubles } from './tell-troubles.ts';

/**
 * Tells an order's whole story from what is known of it. The terminal prints it, and a page can draw the same.
 *
 * @param call turns a command of the operator into one that can be copied
 */
export function tellStory(facts: OrderFacts, call: (command: string) => string): Story {
  const known = facts.order === undefined || 'isNewer' in facts.order ? undefined : facts.order;
  const steps = known === undefined ? [] : tellSteps(known, facts.events);
  const { screening } = known ?? {};
  return {
    at: facts.now.toISOString(),
    order: tellOrder(facts),
    saga: known && tellSaga(known, steps),
    timeline: tellTimeline(facts),
    payment: known && tellPayment(known),
    shipment: known && tellShipment(known),
    refunds: facts.refunds.map(tellRefund),
    hold: screening && { ...screening, by: screening.by, because: screening.because },
    origin: tellOrigin(facts),
    deliveries: tellDeliveries(facts),
    messages: tellMessages(facts),
    differences: facts.differences.map(tellDifference),
    troubles: tellTroubles(facts, call),
    next: tellNext(facts, steps),
    leftOut: [...facts.leftOut],
  };
}

function tellOrder({ ref, order, traceparent }: OrderFacts): StoryOrder {
  const failure = order && failureIn(order);
  return {
    id: ref.orderId,
    partnerId: ref.partnerId,
    status: order?.status ?? 'unreadable',
    means: order === undefined || 'isNewer' in order ? undefined : meaningOf(order.status),
    isDelayed: order !== undefined && 'delayed' in order && order.delayed === true,
    total: order?.total,
    reference: order?.reference,
    units: order?.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    version: order?.version,
    createdAt: order?.createdAt,
    updatedAt: order?.updatedAt,
    erasedAt: order?.erasedAt,
    failure: failure && { step: failure.step, code: failure.code, message: failure.message },
    traceId: traceparent?.split('-')[1],
  };
}

function failureIn(order: Order | NewerOrder) {
  if ('failure' in order) return order.failure;
  return 'saga' in order && 'failure' in order.saga ? order.saga.failure : undefined;
}

function tellSaga(order: Order, steps: StoryStep[]): StorySaga {
  const { saga, sagaHub, sagaVersion, sagaRestarts = 0 } = order;
  return {
    status: saga.status,
    instance: instanceOf(order),
    hub: sagaHub,
    version: sagaVersion,
    run: 'run' in saga ? saga.run : undefined,
    restarts: sagaRestarts,
    steps,
  };
}
