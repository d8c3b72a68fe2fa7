import type { Container, JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import type { PartnerId } from '../../domain/ids.ts';
import { workingSagas } from '../../domain/order-saga-state.ts';
import type { WaitingOrder, WaitingOrders, WaitingPartner } from '../../ports/waiting-orders.ts';
import { findNextWaiting, OLDEST_FIRST } from './find-next-waiting.ts';
import { readOrder } from './order-document.ts';
import { PartnerDocuments } from './partner-documents.ts';
import { reportUnreadableDocument } from './read-document.ts';
import { behindKeysOf, firstKeyOf } from './waiting-key.ts';

const Key = z.object({ waitingKey: z.string() });
const Placed = z
  .object({ order: z.object({ createdAt: z.iso.datetime() }) })
  .transform(({ order }) => new Date(order.createdAt));

/** An order without progress for this long no longer counts: its saga is lost, or waits for an outage to end. */
const PLACE_HELD_MS = 10 * 60_000;
/** How many pages are read to find readable orders. */
const MOST_PAGES = 4;

/** Finds orders by the status of their saga, which each document stores beside its order for this purpose. */
export class CosmosWaitingOrders implements WaitingOrders {
  readonly #container: Container;
  readonly #documents: PartnerDocuments;

  constructor(container: Container) {
    this.#container = container;
    this.#documents = new PartnerDocuments(container);
  }

  /** Only the status is indexed. The other conditions are checked for the orders in progress, which are few. */
  countInFlight(partnerId: PartnerId, now: Date): Promise<number> {
    const since = new Date(now.getTime() - PLACE_HELD_MS);
    // A claim is invisible to the partner, so it doesn't change `updatedAt`.
    const isMoving = 'c["order"].updatedAt > @since OR (c.status = "pending" AND c._ts > @sinceSeconds)';
    const working = workingSagas.map((status) => JSON.stringify(status)).join(', ');
    // An order that waits for its payer, or that is on hold, keeps nobody busy.
    const where = `c.type = "order" AND c.sagaStatus IN (${working}) AND c.status != "awaiting_payment" AND NOT IS_DEFINED(c.heldUntil) AND (${isMoving})`;
    return this.#documents.count(partnerId, where, [
      { name: '@since', value: since.toISOString() },
      { name: '@sinceSeconds', value: since.getTime() / 1_000 },
    ]);
  }

  /** Reports and skips orders that can't be read, so that they don't hold up those after them. */
  async listOldest(partnerId: PartnerId, limit: number): Promise<WaitingOrder[]> {
    const found: WaitingOrder[] = [];
    let from = firstKeyOf(partnerId);
    for (let page = 0; page < MOST_PAGES && found.length < limit; page += 1) {
      const asked = limit - found.length;
      const documents = await this.#documents.query(partnerId, {
        where: 'c.type = "order" AND c.waitingKey > @from AND c.waitingKey < @to',
        parameters: [
          { name: '@from', value: from },
          { name: '@to', value: behindKeysOf(partnerId) },
        ],
        orderBy: OLDEST_FIRST,
        top: asked,
      });
      found.push(...documents.flatMap((document) => readWaiting(document) ?? []));
      if (documents.length < asked) break;
      from = Key.parse(documents.at(-1)).waitingKey;
    }
    return found;
  }

  async findNextPartner(partnerId: PartnerId | undefined): Promise<WaitingPartner | undefined> {
    const next = await findNextWaiting(this.#container, 'order', partnerId);
    // If the time is unreadable, assume it is long ago: other orders of that partner may wait behind this one.
    return next && { partnerId: next.partnerId, since: Placed.safeParse(next.document).data ?? new Date(0) };
  }
}

function readWaiting(document: JSONObject): WaitingOrder | undefined {
  const read = readOrder(document);
  if (read.kind === 'unreadable') reportUnreadableDocument('order', String(document['id']), document, read.error);
  // An order of a newer version is started by that version.
  if (read.kind !== 'known') return undefined;
  const { order, placement } = read;
  const { partnerId, id, updatedAt } = order;
  return { partnerId, orderId: id, since: new Date(updatedAt), traceparent: placement.traceparent };
}
