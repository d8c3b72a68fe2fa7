import { RefundId, type RefundRef } from '../../shared/domain/ids.ts';
import type { Given } from '../command-line/program.ts';
import { UsageError } from '../command-line/usage-error.ts';
import type { OperatorPorts } from './operator-ports.ts';
import { OpsError } from './ops-error.ts';

/**
 * Finds the refund that a command names.
 *
 * @throws UsageError for what is no refund id, OpsError when there is no such refund
 */
export async function findRefund(ports: OperatorPorts, { refund }: Given): Promise<RefundRef> {
  if (typeof refund !== 'string') throw new UsageError('name the refund, or use --all');
  const refundId = RefundId.safeParse(refund);
  if (!refundId.success) throw new UsageError(`${refund} is not a refund id: ref_ and 26 characters`);
  const ref = await ports.refundsAdmin.findRef(refundId.data);
  if (ref === undefined) throw new OpsError(`there is no refund ${refund}`);
  return ref;
}
