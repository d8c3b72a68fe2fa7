import type { Cause } from './cause.ts';
import { listLines } from './list-lines.ts';
import { isPaid, type Order, type PaidOrder } from './order.ts';
import { changeWithEvent, changeWithoutEvent, superseded, unchanged } from './order-decision.ts';
import { countUnits, type RefundChange } from './order-refunds.ts';
import { bringsGoodsBack, type Refund, type RefundTotals } from './refund.ts';
import type { Shipment } from './shipment.ts';

/*
 * The decisions of a refund's saga. Each changes the refund and the order's sums in one write. Any
 * number of runs may work on a refund, and each decision finds what another run has done.
 */

export type RefundDecision = RefundChange | typeof unchanged | typeof superseded;

/** What the carrier did with the shipment. */
export function noteShipment(
  order: Order,
  refund: Refund,
  shipment: NonNullable<Refund['shipment']>,
  at: Date,
): RefundDecision {
  if (!isPaid(order) || refund.status !== 'pending') return superseded;
  if (refund.shipment !== undefined) return unchanged;
  const saga = refund.saga.status === 'running' ? running(at) : refund.saga;
  return { ...changeWithoutEvent('noteRefund', order, order), refund: { ...refund, shipment, saga } };
}

/**
 * The provider has the refund and will finish it later, which is not a fault: the saga looks now and then. Noted at each
 * look. If it was stuck before, it is not any more.
 */
export function waitForProvider(order: Order, refund: Refund, at: Date, hub?: string): RefundDecision {
  if (refund.status !== 'pending' || order.status !== 'refunding') return superseded;
  const seenAt = at.toISOString();
  const { atProviderSince = seenAt } = refund;
  const waiting: Refund = { ...refund, ...hubsWith(refund, hub), atProviderSince, saga: { status: 'waiting', seenAt } };
  if (refund.saga.status !== 'stuck') return { ...changeWithoutEvent('noteRefund', order, order), refund: waiting };
  const resumed = changeWithEvent('resumeRefund', order, withoutStuck(order, refund), at, { refundId: refund.id });
  return { ...resumed, refund: waiting };
}

/** The provider has sent the money back. */
export function succeed(order: Order, refund: Refund, at: Date): RefundDecision {
  if (refund.status !== 'pending') return refund.status === 'succeeded' ? unchanged : superseded;
  if (order.status !== 'refunding') return superseded;
  const { refunds, ...rest } = withoutStuck(order, refund);
  const sums = {
    ...refunds,
    pending: refunds.pending - refund.amount.amount,
    refunded: refunds.refunded + refund.amount.amount,
  };
  const shipment = refund.shipment === 'stopped' ? stop(rest.shipment) : rest.shipment;
  const next = { ...rest, shipment, refunds: sums };
  const isPart = sums.refunded < order.total.amount;
  const ended = isPart
    ? ({ ...next, status: 'partially_refunded' } as const)
    : ({ ...next, status: 'refunded' } as const);
  const after = sums.pending > 0 ? ({ ...next, status: 'refunding' } as const) : ended;
  const saga = bringsGoodsBack(refund) ? running(at) : ({ status: 'completed' } as const);
  const fields = { refundId: refund.id, amount: refund.amount, lines: listLines(order, refund) };
  return {
    ...changeWithEvent('refund', order, after, at, fields),
    refund: { ...refund, status: 'succeeded', saga, updatedAt: at.toISOString() },
  };
}

/** The carrier announces only what has left, so what the refund stopped is noted here. */
function stop({ parcels, ...shipment }: Shipment): Shipment {
  const stopped = parcels?.map((parcel) => ({ ...parcel, status: 'cancelled' as const }));
  return { ...shipment, status: 'cancelled', ...(stopped ? { parcels: stopped } : {}) };
}

/** The provider refuses it for good: the money and the units can be refunded again. */
export function failRefund(
  order: Order,
  refund: Refund,
  failure: NonNullable<Refund['failure']>,
  at: Date,
): RefundDecision {
  if (refund.status !== 'pending') return refund.status === 'failed' ? unchanged : superseded;
  if (order.status !== 'refunding') return superseded;
  const { refunds, delayed, ...rest } = withoutStuck(order, refund);
  const pending = refunds.pending - refund.amount.amount;
  const sums = { ...refunds, pending, units: countUnits(refunds, refund.lines, -1) };
  const late = delayed ? { delayed } : {};
  // What was refunded stays, so the order is confirmed as before only if nothing was.
  const after =
    pending > 0 || sums.refunded > 0
      ? {
          ...rest,
          ...late,
          refunds: sums,
          status: statusAfter(order, sums),
        }
      : { ...rest, refunds: sums, status: 'confirmed' as const };
  const fields = { refundId: refund.id, amount: refund.amount, reason: failure.code };
  return {
    ...changeWithEvent('failRefund', order, after, at, fields),
    refund: { ...refund, status: 'failed', failure, saga: { status: 'completed' }, updatedAt: at.toISOString() },
  };
}

/** All may be refunded although one of ours failed: people at the provider can refund the same money. */
export function statusAfter(
  { total }: Order,
  { pending, refunded }: Pick<RefundTotals, 'pending' | 'refunded'>,
): Exclude<PaidOrder['status'], 'confirmed'> {
  if (pending > 0) return 'refunding';
  return refunded < total.amount ? 'partially_refunded' : 'refunded';
}

/** The goods are back on sale: nothing is left to do. */
export function completeRefund(order: Order, refund: Refund, at: Date): RefundDecision {
  if (!isPaid(order)) return superseded;
  if (refund.saga.status === 'completed') return unchanged;
  const completed = { ...refund, saga: { status: 'completed' } } as const;
  if (refund.saga.status !== 'stuck' || order.status === 'confirmed') {
    return { ...changeWithoutEvent('noteRefund', order, order), refund: completed };
  }
  const resumed = changeWithEvent('resumeRefund', order, withoutStuck(order, refund), at, { refundId: refund.id });
  return { ...resumed, refund: completed };
}

/**
 * It can't be finished now: notes what remains, where support and operators look.
 *
 * @param answered the newest request of an operator that the saga has followed; a newer one stays
 */
export function stickRefund(
  order: Order,
  refund: Refund,
  { answered = 0, ...what }: { remaining: string[]; because: Cause; answered?: number | undefined },
  at: Date,
  hub?: string,
): RefundDecision {
  if (!isPaid(order) || order.status === 'confirmed' || refund.saga.status === 'completed') return superseded;
  const requested = refund.saga.status === 'stuck' ? (refund.saga.resumeRequested ?? 0) : 0;
  const open = requested > answered ? { resumeRequested: requested } : {};
  const saga = { status: 'stuck' as const, seenAt: at.toISOString(), ...what, ...open };
  const stuck: Refund = { ...refund, ...hubsWith(refund, hub), saga };
  if (refund.saga.status === 'stuck') {
    return { ...changeWithoutEvent('noteRefund', order, order), refund: stuck };
  }
  const refunds = { ...order.refunds, stuck: [...(order.refunds.stuck ?? []), refund.id] };
  const delayed = { ...order, refunds, delayed: true } as const;
  return { ...changeWithEvent('stickRefund', order, delayed, at, { refundId: refund.id }), refund: stuck };
}

/** What was stuck is done: the saga continues. */
export function resumeRefund(order: Order, refund: Refund, at: Date): RefundDecision {
  if (!isPaid(order) || order.status === 'confirmed') return superseded;
  if (refund.saga.status !== 'stuck') return unchanged;
  const resumed = changeWithEvent('resumeRefund', order, withoutStuck(order, refund), at, { refundId: refund.id });
  return { ...resumed, refund: { ...refund, saga: running(at) } };
}

/** What a release must know before the other colour's hub may go: whether its own hub has a saga of the refund. */
function hubsWith({ hubs = [] }: Refund, hub: string | undefined): { hubs?: string[] } {
  return hub === undefined || hubs.includes(hub) ? {} : { hubs: [...hubs, hub] };
}

const running = (at: Date) => ({ status: 'running', seenAt: at.toISOString() }) as const;

/** The order without this refund among those that are stuck. It stays delayed while another one is. */
export function withoutStuck<O extends Exclude<PaidOrder, { status: 'confirmed' }>>(order: O, refund: Refund): O {
  const stuck = (order.refunds.stuck ?? []).filter((id) => id !== refund.id);
  const { stuck: _, ...sums } = order.refunds;
  if (stuck.length > 0) return { ...order, refunds: { ...sums, stuck } };
  const { delayed: __, ...rest } = order;
  return { ...rest, refunds: sums as RefundTotals } as O;
}
