import { z } from 'zod';
import type { DrillStack } from './drill-stack.ts';

const CarrierBooks = z.object({ shipments: z.array(z.looseObject({ status: z.string() })) });

/** Nothing is on its way. */
const GONE = new Set(['cancelled', 'tombstone', 'returned']);

/** The shipments of an order that the carrier takes or took to its customer, by the carrier's books. @param reference the order's id */
export async function findLeavingParcels(stack: Pick<DrillStack, 'ask'>, reference: string) {
  const books = await stack.ask('carrier', `/_simulator/books?reference=${reference}`);
  return CarrierBooks.parse(books).shipments.filter(({ status }) => !GONE.has(status));
}
