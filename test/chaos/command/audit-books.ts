import { CosmosClient } from '@azure/cosmos';
import { z } from 'zod';
import { containers, databaseId } from '../../../shared/adapters/cosmos/containers.ts';
import { Reservation, StockLevel } from '../../../shared/adapters/cosmos/stock-documents.ts';
import { OrderId } from '../../../shared/domain/ids.ts';
import { eventIdFor } from '../../../shared/domain/order-events.ts';
import { PartnerClient } from '../../../tools/run-locally/client/partner-client.ts';
import type { ChaosStack } from './chaos-stack.ts';
import type { Accepted } from './steady-orders.ts';

const SKU = 'STOOL-01';
const Intents = z.object({
  intents: z.array(
    z.looseObject({ status: z.string(), captured: z.number(), refunded: z.number(), captures: z.number() }),
  ),
});
const Shipments = z.object({ shipments: z.array(z.looseObject({ status: z.string() })) });
const Shown = z.looseObject({ status: z.string(), total: z.object({ amount: z.number() }) });

/** Compares the books of orders, events, payments, shipments and stock. Each violation is one sentence. */
export async function auditBooks(stack: ChaosStack, accepted: readonly Accepted[]) {
  const { urls, tokens, host } = stack.ready;
  // The gateway would limit so many requests of one partner.
  const api = `http://127.0.0.1:${host.port}`;
  const violations: string[] = [];
  const endings: Record<string, number> = {};
  const events: { partner: string; id: string }[] = [];
  const require = (isTrue: boolean, violation: string) => {
    if (!isTrue) violations.push(violation);
  };
  const readBooks = async (provider: 'payments' | 'carrier', query: string): Promise<unknown> =>
    (await fetch(new URL(`/_simulator/books?${query}`, urls[provider]))).json();

  const { level, reservations } = await readStock(urls.cosmos);
  const units = level.available + level.taken;
  require(units === STOCK_OF_SEED, `${SKU}: ${units} units are on hand, reserved or sold instead of ${STOCK_OF_SEED}`);

  for (const { partner, id, isCancelled } of accepted) {
    const client = new PartnerClient(api, tokens[partner] ?? '');
    const order = Shown.parse(await client.get(id));
    const isConfirmed = order.status === 'confirmed';
    endings[order.status] = (endings[order.status] ?? 0) + 1;
    require(ENDINGS.includes(order.status), `${id} never ends: it is ${order.status}`);
    // A cancellation that came after the capture is a refund.
    const isTakenBack = ['cancelled', 'refunded'].includes(order.status);
    require(!isCancelled || isTakenBack, `${id} was cancelled and is ${order.status}`);

    const timeline = await client.readTimeline(id);
    events.push(...timeline.map(({ sequence }) => ({ partner, id: eventIdFor(OrderId.parse(id), sequence) })));
    const isGapless = timeline.every(({ sequence }, n) => sequence === n + 1);
    require(isGapless, `${id} has a gap in its events: ${timeline.map(({ sequence }) => sequence).join(', ')}`);
    require(timeline.at(-1)?.type ===
      `order.${order.status}`, `${id} is ${order.status} after ${timeline.at(-1)?.type}`);

    const { intents } = Intents.parse(await readBooks('payments', `metadata[orderId]=${id}`));
    const kept = intents.reduce((sum, { captured, refunded }) => sum + captured - refunded, 0);
    const due = isConfirmed ? order.total.amount : 0;
    require(kept === due, `${id} is ${order.status}, and ${kept} is kept instead of ${due}`);
    require(intents.reduce((sum, { captures }) => sum + captures, 0) <= 1, `${id} is charged more than once`);
    require(!intents.some(({ status }) => status === 'requires_capture'), `${id} still holds an amount`);

    const { shipments } = Shipments.parse(await readBooks('carrier', `reference=${id}`));
    const booked = shipments.filter(({ status }) => status === 'booked').length;
    require(booked === (isConfirmed ? 1 : 0), `${id} is ${order.status} and has ${booked} shipments`);
    const isHeld = ({ state, quantity, restocked }: Reservation) => state !== 'released' && restocked !== quantity;
    const held = reservations.filter((reservation) => reservation.orderId === id && isHeld(reservation)).length;
    require(held === (isConfirmed ? 1 : 0), `${id} is ${order.status} and has ${held} reservations`);
  }
  return { violations, endings, events };
}

/** How an order can end. */
const ENDINGS = ['confirmed', 'failed', 'cancelled', 'refunded'];

/** The seed's stock of the SKU. */
const STOCK_OF_SEED = 10_000;

async function readStock(cosmos: string) {
  const client = new CosmosClient(cosmos);
  try {
    const { items } = client.database(databaseId).container(containers.catalog.id);
    const { resources } = await items
      .query<Record<string, unknown>>('SELECT * FROM c', { partitionKey: SKU })
      .fetchAll();
    const level = StockLevel.parse(resources.find(({ id }) => id === 'stock'));
    const reservations = resources
      .filter(({ type }) => type === 'reservation')
      .map((found) => Reservation.parse(found));
    return { level, reservations };
  } finally {
    client.dispose();
  }
}
