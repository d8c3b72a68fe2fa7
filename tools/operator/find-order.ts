import { OrderId, type OrderRef } from '../../shared/domain/ids.ts';
import type { Given } from '../command-line/program.ts';
import { UsageError } from '../command-line/usage-error.ts';
import type { OperatorPorts } from './operator-ports.ts';
import { OpsError } from './ops-error.ts';

/**
 * Finds an order by its id alone: an operator does not know the partner.
 *
 * @throws UsageError for what is no order id, OpsError when there is no such order
 */
export async function findOrder(ports: OperatorPorts, text: string): Promise<OrderRef> {
  const orderId = orderIdOf(text);
  const ref = await ports.ordersAdmin.findRef(orderId);
  if (ref === undefined) throw new OpsError(`there is no order ${orderId}`);
  return ref;
}

/** @throws UsageError for what is no order id */
export function orderIdOf(text: string): OrderId {
  const orderId = OrderId.safeParse(text);
  if (!orderId.success) throw new UsageError(`${text} is not an order id: ord_ and 26 characters`);
  return orderId.data;
}

/** The order that a command acts on, if there is no `--all`. @throws UsageError */
export function orderIn({ order }: Given): string {
  if (typeof order !== 'string') throw new UsageError('name the order, or use --all');
  return order;
}
