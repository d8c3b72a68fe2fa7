import { randomUUID } from 'node:crypto';
import type { GroupCommit } from '@partner-orders/loopback-server/sqlite/group-commit';
import type { WebhookDelivery } from '../webhooks/deliver-webhooks.ts';
import type { WebhookOutbox } from '../webhooks/webhook-outbox.ts';
import { type Move, move } from './move.ts';
import type { Shipment, ShipmentRecord } from './shipment.ts';
import type { ShipmentBooks } from './shipment-books.ts';

/** What a shipment's moves need. */
export interface MovingParts {
  readonly books: ShipmentBooks;
  readonly outbox: WebhookOutbox;
  readonly delivery: WebhookDelivery;
  readonly commits: GroupCommit;
}

/** The time between two looks at shipments that move by themselves. */
const LOOK_MS = 250;

/**
 * Moves the packages of a shipment and writes an event for each, in the current unit.
 *
 * @returns the shipment after it, or undefined if no package can move so
 */
export function moveShipment(
  { books, outbox }: Pick<MovingParts, 'books' | 'outbox'>,
  record: ShipmentRecord,
  wanted: Move,
  at: number,
): Shipment | undefined {
  if (record.shipment === null) return undefined;
  const { shipment, moved } = move(record.shipment, wanted, at);
  if (moved.length === 0) return undefined;
  books.put({ ...record, shipment }, at);
  for (const { trackingNumber, status } of moved) {
    const type = `shipment.${status}`;
    const { reference, version } = shipment;
    const body = JSON.stringify({
      ...{ type, timestamp: shipment.updatedAt },
      data: { reference, trackingNumber, status, version, shipment },
    });
    outbox.add({ id: `msg_${randomUUID().replaceAll('-', '')}`, type, body, reference });
  }
  return shipment;
}

/** Moves shipments by themselves, as the progress says. @returns a function that stops it */
export function moveShipments(parts: MovingParts): () => void {
  const timer = setInterval(() => {
    const now = Date.now();
    if (parts.books.due(now).length === 0) return;
    parts.commits
      .write(() => {
        for (const record of parts.books.due(now)) moveShipment(parts, record, {}, now);
      })
      // What a full disk refused is still due at the next look.
      .then(
        () => parts.delivery.wake(),
        () => {},
      );
  }, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
