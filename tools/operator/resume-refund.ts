import type { RefundRef } from '../../shared/domain/ids.ts';
import { requestRefundResume } from '../../shared/domain/refund-recovery.ts';
import type { Given } from '../command-line/program.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { changeRefunds, toRefundChange } from './change-refunds.ts';
import { findRefund } from './find-refund.ts';
import type { ActingCommand } from './operator-command.ts';
import type { OperatorPorts } from './operator-ports.ts';
import { OpsError } from './ops-error.ts';

export const resumeRefund: ActingCommand = {
  isAct: true,
  name: 'refunds resume',
  optionalArguments: ['refund'],
  summary: 'make one refund try again now, or all that are stuck or wait for the payment provider',
  options: {
    all: { type: 'boolean', summary: 'all that are stuck or wait for the provider; refunds reclaim finds lost ones' },
  },

  async run(ports, given) {
    const refs = given['all'] ? await listWaiting(ports, given) : [await findRefund(ports, given)];
    const resumed = await changeRefunds(ports, refs, requestRefundResume);
    if (!given['all'] && resumed.length === 0)
      throw new OpsError(`refund ${refs[0]?.refundId} has ended: there is nothing to resume`);
    const lines = resumed.map(
      ({ id }) => `the saga of ${id} was asked to try again: refunds list shows whether it has`,
    );
    return {
      lines: lines.length > 0 ? lines : ['none waits'],
      data: given['all'] ? resumed : resumed[0],
      changes: resumed.map(toRefundChange),
    };
  },
};

async function listWaiting(ports: OperatorPorts, given: Given): Promise<RefundRef[]> {
  if (given['refund'] !== undefined) throw new UsageError('name one refund or use --all, not both');
  const { refunds } = await ports.refundsAdmin.listOpen({ sagas: ['stuck', 'waiting'] });
  return refunds.map(({ partnerId, orderId, id }) => ({ partnerId, orderId, refundId: id }));
}
