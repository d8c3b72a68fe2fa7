import { z } from 'zod';
import type { OrderId } from '../../shared/domain/ids.ts';
import { isPaid, type Order } from '../../shared/domain/order.ts';
import type { DrillStack } from './drill-stack.ts';
import { findLeavingParcels } from './find-leaving-parcels.ts';

export const PaymentBooks = z.object({
  intents: z.array(
    z.looseObject({
      id: z.string(),
      status: z.string(),
      captured: z.number(),
      refunded: z.number(),
      metadata: z.record(z.string(), z.string()),
    }),
  ),
});

type Books = { payments: z.infer<typeof PaymentBooks>['intents']; leaving: number };

/** What is wrong with some orders, by their documents and the books of the providers: a sentence for each kind of fault. */
export async function findOrderFaults(stack: DrillStack, orderIds: readonly OrderId[]): Promise<string[]> {
  const wrong = new Map<string, string[]>();
  for (const id of orderIds) {
    for (const what of faultsOf(await stack.findOrder(id), await readBooks(stack, id)))
      wrong.set(what, [...(wrong.get(what) ?? []), id]);
  }
  return [...wrong].map(
    ([what, ids]) => `${ids.length} ${ids.length === 1 ? 'order is' : 'orders are'} ${what}: ${ids.join(', ')}`,
  );
}

async function readBooks(stack: DrillStack, id: OrderId): Promise<Books> {
  const { intents } = PaymentBooks.parse(await stack.ask('payments', `/_simulator/books?metadata[orderId]=${id}`));
  return { payments: intents, leaving: (await findLeavingParcels(stack, id)).length };
}

function faultsOf(order: Order | undefined, { payments, leaving }: Books): string[] {
  if (order === undefined) return ['gone from the database'];
  if (order.saga.status === 'stuck') return ['still stuck'];
  if (order.saga.status !== 'completed') return [`not finished (${order.status})`];
  const kept = payments.filter(({ captured, refunded }) => captured > refunded).length;
  const taken = payments.filter(({ captured }) => captured > 0).length;
  const held = payments.some(({ status }) => status === 'requires_capture');
  const faults = [
    kept > 1 && 'charged twice',
    held && 'done, but money is still held on the card',
    leaving > 1 && 'shipped twice',
  ];
  if (order.status === 'refunding') faults.push('waiting for a refund');
  else if (isPaid(order)) {
    // What is refunded as a whole is not sent.
    const isMissing = leaving === 0 && order.status !== 'refunded';
    faults.push(taken === 0 && 'confirmed, but not paid', isMissing && 'confirmed, but not shipped');
  } else faults.push(kept > 0 && 'not confirmed, but charged', leaving > 0 && 'not confirmed, but shipped');
  return faults.filter((fault) => fault !== false);
}
