import { reclaimRefund as reclaim } from '../../shared/domain/refund-recovery.ts';
import type { Given } from '../command-line/program.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { changeRefunds, toRefundChange } from './change-refunds.ts';
import { findRefund } from './find-refund.ts';
import type { ActingCommand, ActReport } from './operator-command.ts';
import type { OperatorPorts } from './operator-ports.ts';
import { OpsError } from './ops-error.ts';
import { quietSince } from './quiet-since.ts';
import { refundLine } from './refund-line.ts';

/** Longer than the longest wait between two tries of a step. */
const QUIET_MS = 5 * 60_000;

export const reclaimRefund: ActingCommand = {
  isAct: true,
  name: 'refunds reclaim',
  optionalArguments: ['refund'],
  summary: 'start the saga of a refund that is lost, for example with its task hub; or of all that seem lost',
  options: {
    all: { type: 'boolean', summary: 'all that are not done, and whose saga is silent for the time in --quiet-for' },
    'quiet-for': { type: 'string', value: 'MINUTES', summary: 'with --all: 5 or more (default 10)' },
    'dry-run': { type: 'boolean', summary: 'with --all: only list them' },
  },

  async run(ports, given) {
    if (given['all']) return reclaimAll(ports, given);
    for (const flag of ['quiet-for', 'dry-run']) {
      if (given[flag] !== undefined) throw new UsageError(`--${flag} works only with --all`);
    }
    const ref = await findRefund(ports, given);
    const [reclaimed] = await changeRefunds(ports, [ref], reclaim);
    if (reclaimed === undefined) throw new OpsError(`refund ${ref.refundId} has ended: there is nothing to reclaim`);
    return {
      lines: [`a saga will continue ${ref.refundId}: refunds list`],
      data: reclaimed,
      changes: [toRefundChange(reclaimed)],
    };
  },
};

/** One whose saga works after all is only told to try again now. */
async function reclaimAll(ports: OperatorPorts, given: Given): Promise<ActReport> {
  if (given['refund'] !== undefined) throw new UsageError("refund and --all can't be combined");
  const silentSince = quietSince(given, ports.clock.now(), QUIET_MS);
  const { refunds, unreadable } = await ports.refundsAdmin.listOpen({ silentSince });
  const broken = unreadable.map(({ refundId, fault }) => `${refundId} can't be read: ${fault}`);
  if (given['dry-run']) {
    const lines = [...refunds.map(refundLine), ...broken];
    return { lines: lines.length > 0 ? lines : ['none'], data: refunds.map(({ id }) => id), changes: [] };
  }
  const refs = refunds.map(({ partnerId, orderId, id }) => ({ partnerId, orderId, refundId: id }));
  const reclaimed = await changeRefunds(ports, refs, reclaim);
  const lines = reclaimed.map(({ id }) => `${id}: a saga will continue it`);
  return {
    lines: [`${reclaimed.length} reclaimed`, ...lines, ...broken],
    data: reclaimed,
    changes: reclaimed.map(toRefundChange),
  };
}
