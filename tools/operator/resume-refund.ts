import { RefundId, type RefundRef } from '../../shared/domain/ids.ts';
import { requestRefundResume } from '../../shared/domain/refund-recovery.ts';
import type { Given } from '../command-line/program.ts';
import { UsageError } from '../command-line/usage-error.ts';
import type { OperatorCommand } from './operator-command.ts';
import type { OperatorPorts } from './operator-ports.ts';
import { OpsError } from './ops-error.ts';

/**
 * Writes the request on the refund, with an event that starts its saga again if it is lost. Several runs of it do no harm:
 * each finds what another one has done.
 */
export const resumeRefund: OperatorCommand = {
  name: 'refunds resume',
  optionalArguments: ['refund'],
  summary: 'make one or all stuck refunds try again now, or start the saga of one that is lost',
  options: { all: { type: 'boolean', summary: 'all that are stuck now' } },

  async run(ports, given) {
    const refs = given['all'] ? await stuckRefunds(ports, given) : [await findRefund(ports, given)];
    const resumed: { id: string }[] = [];
    for (const ref of refs) {
      const { decision } = await ports.refunds.change(ref, (order, refund) =>
        refund === undefined ? { kind: 'missing' } : requestRefundResume(order, refund, ports.clock.now()),
      );
      // With --all, one may have ended in the meantime.
      if (decision.kind === 'changed') resumed.push({ id: ref.refundId });
      else if (!given['all']) throw new OpsError(`refund ${ref.refundId} has ended: there is nothing to resume`);
    }
    const lines = resumed.map(
      ({ id }) => `the saga of ${id} was asked to try again: refunds list shows whether it has`,
    );
    return { lines: lines.length > 0 ? lines : ['none is stuck'], data: given['all'] ? resumed : resumed[0] };
  },
};

async function stuckRefunds(ports: OperatorPorts, given: Given): Promise<RefundRef[]> {
  if (given['refund'] !== undefined) throw new UsageError('name one refund or use --all, not both');
  const refunds = await ports.refundsAdmin.listOpen({ isStuck: true });
  return refunds.map(({ partnerId, orderId, id }) => ({ partnerId, orderId, refundId: id }));
}

/** @throws UsageError for what is no refund id, OpsError when there is no such refund */
async function findRefund(ports: OperatorPorts, { refund }: Given): Promise<RefundRef> {
  if (typeof refund !== 'string') throw new UsageError('name the refund, or use --all');
  const refundId = RefundId.safeParse(refund);
  if (!refundId.success) throw new UsageError(`${refund} is not a refund id: ref_ and 26 characters`);
  const ref = await ports.refundsAdmin.findRef(refundId.data);
  if (ref === undefined) throw new OpsError(`there is no refund ${refund}`);
  return ref;
}
