import { OrderId } from '../../shared/domain/ids.ts';
import type { DrillStack } from './drill-stack.ts';
import { PaymentBooks } from './find-order-faults.ts';

/** Payments that were taken and not refunded, for orders that the database doesn't have. */
export async function findOwnerlessPayments(stack: DrillStack): Promise<{ id: string; orderId: string }[]> {
  const { intents } = PaymentBooks.parse(await stack.ask('payments', '/_simulator/books'));
  const kept = intents.filter(({ captured, refunded }) => captured > refunded);
  const ownerless: { id: string; orderId: string }[] = [];
  for (const { id, metadata } of kept) {
    const orderId = metadata['orderId'] ?? '';
    const isKnown = (await stack.findOrder(OrderId.parse(orderId))) !== undefined;
    if (!isKnown) ownerless.push({ id, orderId });
  }
  return ownerless;
}
