import type { AuthorizedOrder, Order } from './order.ts';
import { changeWithoutEvent, type Decision, superseded, unchanged } from './order-decision.ts';
import { isRunning } from './order-run.ts';

interface Step {
  run: string;
  at: Date;
}

/** Another payment takes the place of the noted one, whose authorization ends. Both are noted until the first is cancelled. */
export function noteRenewal(
  order: Order,
  { id, count }: { id: string; count: number },
  step: Step,
): Decision<AuthorizedOrder> {
  if (!isRunning(order, step) || order.status !== 'authorized') return superseded;
  const { payment } = order;
  if (payment.id === id || (payment.renewal?.count ?? 0) >= count) return unchanged;
  const renewed = { id, renewal: { count, replaces: payment.id } };
  return changeWithoutEvent('noteRenewal', order, { ...order, payment: renewed });
}

export function noteRenewed(order: Order, step: Step): Decision<AuthorizedOrder> {
  if (!isRunning(order, step) || order.status !== 'authorized') return superseded;
  const { payment } = order;
  if (payment.renewal === undefined || payment.renewal.at !== undefined) return unchanged;
  const renewal = { ...payment.renewal, at: step.at.toISOString() };
  return changeWithoutEvent('noteRenewed', order, { ...order, payment: { ...payment, renewal } });
}
