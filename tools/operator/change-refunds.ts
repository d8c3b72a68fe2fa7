import type { OrderId, RefundId, RefundRef } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { Refund } from '../../shared/domain/refund.ts';
import type { RefundDecision } from '../../shared/domain/refund-changes.ts';
import type { RefundEnded } from '../../shared/domain/refund-recovery.ts';
import type { OperatorPorts } from './operator-ports.ts';
import { reportPart } from './partly-done.ts';

/**
 * Writes an operator's decision on each refund, with an event that starts its saga or wakes it. Other runs of the saga do
 * no harm: each finds what another one has done.
 *
 * @throws PartlyDone if one fails after others were changed
 * @returns those that were changed; the others have ended in the meantime
 */
export async function changeRefunds(
  { refunds, clock }: Pick<OperatorPorts, 'refunds' | 'clock'>,
  refs: readonly RefundRef[],
  decide: (order: Order, refund: Refund, at: Date) => RefundDecision | RefundEnded,
): Promise<{ id: RefundId; orderId: OrderId }[]> {
  const changed: { id: RefundId; orderId: OrderId }[] = [];
  const changeEach = async () => {
    for (const ref of refs) {
      const { decision } = await refunds.change(ref, (order, refund) =>
        refund === undefined ? { kind: 'missing' } : decide(order, refund, clock.now()),
      );
      if (decision.kind === 'changed') changed.push({ id: ref.refundId, orderId: ref.orderId });
    }
  };
  await reportPart(changeEach, () => ({
    lines: changed.map(({ id }) => `${id}: its saga was asked to go on`),
    data: changed,
    changes: changed.map(toRefundChange),
  }));
  return changed;
}

export const toRefundChange = ({ id, orderId }: { id: RefundId; orderId: OrderId }) =>
  ({ of: 'refund', id, orderId, after: 'asked to go on' }) as const;
