import { differences } from '../../../shared/domain/comparison.ts';
import type { Money } from '../../../shared/domain/money.ts';
import { isPaid, type Order, paymentOf } from '../../../shared/domain/order.ts';
import { parcelsOf, statusOf } from '../../../shared/domain/shipment.ts';
import type { OrderFacts } from './order-facts.ts';
import type {
  StoryDelivery,
  StoryDifference,
  StoryMessage,
  StoryOrigin,
  StoryPayment,
  StoryRefund,
  StoryShipment,
} from './story.ts';

/* What our books know of an order outside its own saga. */

export function tellPayment(order: Order): StoryPayment | undefined {
  const payment = paymentOf(order);
  if (payment === undefined) return undefined;
  const { currency } = order.total;
  const disputes = isPaid(order) ? (order.disputes ?? []) : [];
  return {
    id: payment.id,
    state: stateOfPayment(order),
    renewals: payment.renewal?.count ?? 0,
    disputes: disputes.map(({ amount, ...dispute }) => ({ ...dispute, amount: { amount, currency } satisfies Money })),
  };
}

function stateOfPayment(order: Order): StoryPayment['state'] {
  if (isPaid(order)) return 'captured';
  switch (order.status) {
    case 'awaiting_payment':
      return 'waiting_for_payer';
    case 'authorized':
      return 'authorized';
    case 'booked':
      return order.capturing ? 'capture_asked' : 'authorized';
    case 'failed':
    case 'cancelled':
      return 'released';
    default:
      return 'opened';
  }
}

export function tellShipment(order: Order): StoryShipment | undefined {
  if (!('shipment' in order)) return undefined;
  const parcels = parcelsOf(order).map(({ trackingNumber, status }) => ({ trackingNumber, status }));
  return { carrier: order.shipment.carrier, status: statusOf(order.shipment), parcels };
}

/** Without the reason, which the partner wrote. */
export function tellRefund(refund: OrderFacts['refunds'][number]): StoryRefund {
  const { id, status, amount, saga, failure, createdAt, updatedAt, atProviderSince } = refund;
  const stuck = saga.status === 'stuck' ? saga : undefined;
  return {
    ...{ id, status, amount, saga: saga.status, createdAt, updatedAt, atProviderSince },
    because: failure ?? stuck?.because,
    remaining: stuck?.remaining ?? [],
  };
}

export function tellOrigin({ origin, job }: OrderFacts): StoryOrigin | undefined {
  if (origin === undefined) return undefined;
  const [jobId = origin, line] = origin.split(':');
  return { jobId, line, status: job?.status };
}

export function tellDeliveries({ deliveries, endpoints }: OrderFacts): StoryDelivery[] {
  const told = deliveries.map(({ id, endpointId, type, sequence, status, attempts, nextAttemptAt }) => {
    const { origin, pathname } = new URL(
      endpoints.find((endpoint) => endpoint.id === endpointId)?.url ?? 'https://gone',
    );
    return { ...{ id, endpointId, type, sequence, status, attempts, nextAttemptAt }, url: `${origin}${pathname}` };
  });
  return told.toSorted((a, b) => a.endpointId.localeCompare(b.endpointId) || (a.sequence ?? 0) - (b.sequence ?? 0));
}

export function tellMessages({ rejections, deadLetters, parked }: OrderFacts): StoryMessage[] {
  return [
    ...rejections.map(({ id, consumer, event, at, kind, attempts, cause }): StoryMessage => {
      const because = `${kind} after ${attempts}: ${cause.message}`;
      return { kind: 'rejection', id, of: consumer, type: event.type, at, because };
    }),
    ...deadLetters.map(({ id, subscription, type, enqueuedAt, reason, lastFailure, description }): StoryMessage => {
      const because = [reason, lastFailure ?? description].filter(Boolean).join(': ');
      return { kind: 'dead_letter', id, of: subscription, type, at: enqueuedAt, because };
    }),
    ...parked.map(({ id, parked: { reason, at }, fault }): StoryMessage => {
      const now = fault === undefined ? '; it can be read now' : '';
      return { kind: 'parked', id, of: 'outbox', type: undefined, at, because: `${reason}${now}` };
    }),
  ];
}

export function tellDifference({ id, since, subject, difference }: OrderFacts['differences'][number]): StoryDifference {
  const what =
    difference === undefined
      ? 'to be compared again'
      : `${differences[difference.code]} (ours: ${difference.ours}; theirs: ${difference.theirs})`;
  return { id, about: `${subject.kind} ${subject.id}`, what, since };
}
