import { z } from 'zod';
import { OrderId, type RefundRef, refundIdFor } from '../../../shared/domain/ids.ts';
import { formatMoney, type Money } from '../../../shared/domain/money.ts';
import { ERASED } from '../../../shared/domain/order-erasure.ts';
import {
  requestRefund as decideRefund,
  MOST_REFUNDS,
  type RefundRefusal,
  type RefundRequest,
} from '../../../shared/domain/order-refunds.ts';
import type { Refund } from '../../../shared/domain/refund.ts';
import { Problem } from '../../../shared/problems.ts';
import { mark } from '../../../shared/telemetry/mark.ts';
import { type Reply, route } from '../route.ts';
import { RefundView, RequestRefund, toFirstAnswer } from './refund-shapes.ts';

type Body = z.output<typeof RequestRefund>;

export const requestRefund = route({
  operationId: 'requestRefund',
  method: 'POST',
  path: '/v1/orders/{orderId}/refunds',
  summary: 'Refund an order',
  description:
    'Pays back all that is left of an order that was paid, or some `lines`, or an `amount`. You may request several refunds, also at the same time: together they never pay back more than was captured. A refund of all that is left also stops the shipment, or has it returned if it has left. The refund is accepted as `pending`; `order.refunded` or `order.refund_failed` says how it ended. If you send the same body again with the same `Idempotency-Key`, nothing is refunded again, and you get the first response with `Idempotency-Replayed: true`.',
  scope: 'orders.write',
  idempotent: true,
  params: z.object({ orderId: OrderId }),
  body: RequestRefund,
  example: { lines: [{ sku: 'MUG-01', quantity: 1 }], reason: 'One mug arrived broken' },
  reply: { status: 202, body: RefundView, headers: ['location', 'idempotency-replayed'] },
  problems: ['not_found', 'not_refundable', 'refund_exceeds_captured', 'idempotency_key_reused'],

  async handle({ partner, params: { orderId }, body, idempotencyKey, fingerprint }, { orders, refunds, clock }) {
    const ref = { partnerId: partner.id, orderId, refundId: refundIdFor(orderId, idempotencyKey) };
    if ((await orders.find(ref)) === undefined) throw new Problem('not_found');
    mark({ 'order.id': orderId });
    const request = toRequest(ref, body, fingerprint);
    const { decision, refund } = await refunds.change(ref, (order, known) =>
      known === undefined ? decideRefund(order, request, { at: clock.now() }) : { kind: 'requested_before' as const },
    );
    switch (decision.kind) {
      case 'changed':
        return accepted(toFirstAnswer(decision.refund));
      case 'requested_before': {
        if (refund === undefined || !isSameRequest(refund, fingerprint)) throw new Problem('idempotency_key_reused');
        return accepted(toFirstAnswer(refund), { 'idempotency-replayed': 'true' });
      }
      default:
        throw toProblem(decision);
    }
  },
});

/** Once the recipient's data is erased, the key alone tells a repetition. */
const isSameRequest = (refund: Pick<Refund, 'fingerprint'>, fingerprint: string): boolean =>
  refund.fingerprint === ERASED || refund.fingerprint === fingerprint;

function toRequest(
  { refundId }: RefundRef,
  { lines, amount, reason, restock }: Body,
  fingerprint: string,
): RefundRequest {
  const what = lines !== undefined ? { lines } : amount !== undefined ? { amount: amount as Money } : 'all';
  return { id: refundId, what, reason, restock: restock ? 'yes' : 'no', fingerprint };
}

function accepted(view: RefundView, headers: Record<string, string> = {}): Reply<RefundView> {
  return {
    status: 202,
    headers: { location: `/v1/orders/${view.orderId}/refunds/${view.id}`, ...headers },
    body: view,
  };
}

function toProblem(refusal: RefundRefusal): Problem {
  switch (refusal.kind) {
    case 'not_refundable':
      return new Problem('not_refundable');
    case 'too_many':
      return refuse('reason', `an order has at most ${MOST_REFUNDS} refunds`, 'not_refundable');
    case 'other_currency':
      return refuse('amount.currency', `must be ${refusal.currency}, the currency of the order`, 'validation_failed');
    case 'unknown_lines': {
      const details = refusal.at.map((n) => ({ path: `lines[${n}].sku`, message: 'is not in the order' }));
      return new Problem('validation_failed', { details });
    }
    case 'exceeds_lines': {
      const details = refusal.at.map(({ place, left }) => {
        return {
          path: `lines[${place}].quantity`,
          message: `must be at most ${left}: the rest was refunded or never ordered`,
        };
      });
      return new Problem('refund_exceeds_captured', { details });
    }
    case 'exceeds_captured':
      return refuse('amount', `must be at most ${formatMoney(refusal.left)}: all else is refunded or about to be`);
  }
}

function refuse(
  path: string,
  message: string,
  code: 'refund_exceeds_captured' | 'not_refundable' | 'validation_failed' = 'refund_exceeds_captured',
): Problem {
  return new Problem(code, { details: [{ path, message }] });
}
