import { z } from 'zod';
import type { PaymentRecord, ShipmentRecord } from './shown-orders.ts';

const Payments = z.object({
  intents: z.array(
    z.object({
      id: z.string(),
      status: z.string(),
      amount: z.number(),
      currency: z.string(),
      captured: z.number(),
      refunded: z.number(),
      authorizations: z.number(),
      captures: z.number(),
      cancels: z.number(),
      refunds: z.number(),
      dispute: z.string().nullable(),
    }),
  ),
});
const Shipments = z.object({
  shipments: z.array(
    z.object({
      status: z.string(),
      trackingNumber: z.string().nullable(),
      bookings: z.number(),
      cancels: z.number(),
      returns: z.number(),
    }),
  ),
});

/** What the payment provider has for an order; undefined if it doesn't answer. */
export async function readPayments(url: string, orderId: string): Promise<PaymentRecord[] | undefined> {
  return (await read(url, { 'metadata[orderId]': orderId }, Payments))?.intents;
}

/** What the carrier has for an order; undefined if it doesn't answer. */
export async function readShipments(url: string, orderId: string): Promise<ShipmentRecord[] | undefined> {
  const found = await read(url, { reference: orderId }, Shipments);
  return found?.shipments.map(({ status, trackingNumber, ...counts }) => ({
    ...{ status, trackingNumber },
    counts: Object.entries(counts),
  }));
}

async function read<T>(url: string, query: Record<string, string>, shape: z.ZodType<T>): Promise<T | undefined> {
  try {
    const answer = await fetch(new URL(`/_simulator/books?${new URLSearchParams(query)}`, url));
    return shape.parse(await answer.json());
  } catch {
    return undefined;
  }
}
