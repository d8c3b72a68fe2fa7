import { setTimeout as wait } from 'node:timers/promises';
import type { Container, JSONObject, OperationInput } from '@azure/cosmos';
import { z } from 'zod';
import type { OrderId, OrderRef, PartnerId } from '../../domain/ids.ts';
import type { NewerOrder } from '../../domain/newer-order.ts';
import type { Order, PendingOrder } from '../../domain/order.ts';
import type { Decision } from '../../domain/order-decision.ts';
import type { OrderEvent, TimelineEvent } from '../../domain/order-events.ts';
import { isOpen } from '../../domain/order-recovery.ts';
import { addedTerms, termsOf } from '../../domain/order-terms.ts';
import { knownSince, knownSinceScreening, schemaVersions } from '../../domain/schema-versions.ts';
import type { Clock } from '../../ports/clock.ts';
import {
  type AddOutcome,
  type ChangedOrdersRequest,
  type OrderFilter,
  OrderMissing,
  type OrderPage,
  type OrderPageRequest,
  type Orders,
  type Placement,
} from '../../ports/orders.ts';
import type { ServingVersions } from '../../ports/serving-versions.ts';
import { Unavailable } from '../../ports/unavailable.ts';
import { getTraceparent } from '../../telemetry/trace-context.ts';
import { buildChangedOrdersQuery, changeKeyOf } from './build-changed-orders-query.ts';
import { BEFORE_ALL, buildOrderListQuery } from './build-order-list-query.ts';
import { formBefore } from './cosmos-serving-versions.ts';
import { readEvent } from './event-document.ts';
import { changeDocument, PlacementDocument, readOrder, type StoredOrder, toOrderDocument } from './order-document.ts';
import { parseDocument } from './parse-document.ts';
import { PartnerDocuments } from './partner-documents.ts';
import { reportUnreadableDocument } from './read-document.ts';
import { readListed } from './read-listed.ts';
import { toRefundDocument } from './refund-document.ts';
import { runBatch } from './run-batch.ts';
import { schemaVersionOf } from './schema-version.ts';
import { searchOrders } from './search-orders.ts';
import { BatchFailed, CONFLICT, PRECONDITION_FAILED } from './status-code.ts';
import { toEventDocuments } from './to-event-documents.ts';
import { toRaisedTermDocuments } from './to-raised-term-documents.ts';

/** If several writers change one order, one of them succeeds in each round. So at least this many writers succeed. */
const MOST_ATTEMPTS = 32;
/** The longest random pause before a writer tries again. */
const LONGEST_PAUSE_MS = 100;
/** How many of the orders that it wrote a process remembers. One takes about 5 KB. */
const MOST_REMEMBERED = 2_000;
/** And how long. What the stock keeps of an order that has ended outlives it by far, so it refuses who acts on an old memory. */
const REMEMBERED_MS = 3_600_000;

/** Orders and their outbox in Cosmos DB. One order is one logical partition, so that one batch writes both. */
export class CosmosOrders implements Orders {
  readonly #container: Container;
  readonly #documents: PartnerDocuments;
  /** The stored form of each order that was read, kept as long as a caller holds the order. */
  readonly #stored = new WeakMap<Order, StoredOrder & { etag: string }>();
  /** Orders in progress as this process last wrote them, the oldest first. */
  readonly #written = new Map<OrderId, { order: Order; at: number }>();
  /** Orders that callers have from memory. Another one, even of this process, may have changed them since. */
  readonly #unread = new WeakSet<Order>();

  readonly #serving: Pick<ServingVersions, 'findReadable'>;
  readonly #knownSince: typeof knownSince;
  readonly #pause: (ms: number) => Promise<unknown>;
  readonly #clock: Clock;

  constructor(
    container: Container,
    serving: Pick<ServingVersions, 'findReadable'> = { findReadable: async (type) => formBefore(type) },
    words: typeof knownSince = knownSince,
    pause: (ms: number) => Promise<unknown> = wait,
    clock: Clock = { now: () => new Date() },
  ) {
    this.#container = container;
    this.#documents = new PartnerDocuments(container);
    this.#serving = serving;
    this.#knownSince = words;
    this.#pause = pause;
    this.#clock = clock;
  }

  async add(order: PendingOrder, event: OrderEvent, placement: Placement): Promise<AddOutcome> {
    const forms = await this.#findForms(order, [event]);
    const document = toOrderDocument(order, { ...placement, traceparent: getTraceparent() }, forms.order);
    const added = await runBatch(
      this.#container,
      [order.partnerId, order.id],
      [
        { operationType: 'Create', resourceBody: document },
        ...toEventOperations(event, forms.event, { order, terms: termsOf(order) }),
      ],
    );
    if (added.kind === 'done') {
      this.#remember(order, { document, order, placement, etag: added.results[0]?.eTag });
      return { kind: 'added' };
    }
    const ref = { partnerId: order.partnerId, orderId: order.id };
    const existing = added.codes.includes(CONFLICT) ? await this.findPlacement(ref) : undefined;
    if (existing === undefined) throw new BatchFailed(`adding order ${order.id}`, added.codes);
    return { kind: 'placed_before', placement: existing };
  }

  async findPlacement({ partnerId, orderId }: OrderRef): Promise<Placement | undefined> {
    const found = await this.#documents.read(partnerId, orderId, [orderId]);
    return found && parseDocument(PlacementDocument, found.document, 'order').placement;
  }

  async find({ partnerId, orderId }: OrderRef): Promise<Order | NewerOrder | undefined> {
    const found = await this.#documents.read(partnerId, orderId, [orderId]);
    if (found === undefined) return undefined;
    const read = readOrder(found.document);
    if (read.kind === 'unreadable') throw read.error;
    if (read.kind === 'known') this.#stored.set(read.order, { ...found, order: read.order, placement: read.placement });
    return read.order;
  }

  async get(ref: OrderRef): Promise<Order> {
    const order = await this.find(ref);
    if (order === undefined) throw new OrderMissing(ref);
    return requireKnown(order);
  }

  async recall(ref: OrderRef, suits: (order: Order) => boolean): Promise<Order> {
    const { order, at = 0 } = this.#written.get(ref.orderId) ?? {};
    const isFresh = this.#clock.now().getTime() - at < REMEMBERED_MS;
    return isFresh && order?.partnerId === ref.partnerId && suits(order) ? order : this.get(ref);
  }

  async change(
    subject: OrderRef | Order | NewerOrder,
    decide: (order: Order) => Decision,
  ): Promise<{ kind: Decision['kind']; order: Order }> {
    const ref = 'orderId' in subject ? subject : { partnerId: subject.partnerId, orderId: subject.id };
    let order = 'orderId' in subject ? await this.get(ref) : requireKnown(subject);
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      const decision = decide(order);
      // Only a write finds out whether an order from memory is still the newest.
      const isCertain = !this.#unread.has(order);
      if (decision.kind !== 'changed' && isCertain) return { kind: decision.kind, order };
      if (decision.kind === 'changed') {
        if (await this.#replace(ref, order, decision)) return { kind: 'changed', order: decision.order };
        await this.#pause(Math.random() * Math.min(LONGEST_PAUSE_MS, 2 ** attempt));
      }
      this.#written.delete(ref.orderId);
      order = await this.get(ref);
    }
    throw new Unavailable(`order ${ref.orderId} was changed by others ${MOST_ATTEMPTS} times in a row`);
  }

  async list(partnerId: PartnerId, filter: OrderFilter, page: OrderPageRequest): Promise<OrderPage> {
    const [first, ...others] = filter.terms ?? [];
    if (first) return searchOrders(this.#documents, partnerId, { ...filter, terms: [first, ...others] }, page);
    // One extra order shows whether there is a next page.
    const resources = await readListed(this.#documents, partnerId, filter, { ...page, limit: page.limit + 1 });
    const next = resources.length > page.limit ? findLastKey(resources.slice(0, page.limit), page) : undefined;
    return { ...readOrders(resources.slice(0, page.limit)), next };
  }

  async count(partnerId: PartnerId, { statuses, ...filter }: OrderFilter): Promise<number> {
    const filters = statuses === undefined ? [filter] : statuses.map((status) => ({ ...filter, status }));
    const counts = await Promise.all(
      filters.map((one) => {
        const { where, parameters } = buildOrderListQuery(one, { limit: 0, newestFirst: false });
        return this.#documents.count(partnerId, where, parameters);
      }),
    );
    return counts.reduce((all, more) => all + more, 0);
  }

  async listChanged(partnerId: PartnerId, page: ChangedOrdersRequest): Promise<OrderPage> {
    const query = buildChangedOrdersQuery({ ...page, limit: page.limit + 1 });
    const resources = await this.#documents.query(partnerId, query);
    const shown = resources.slice(0, page.limit);
    const last = resources.length > page.limit ? shown.at(-1) : undefined;
    return { ...readOrders(shown), next: last && ChangeKey.parse(last) };
  }

  async readTimeline({ partnerId, orderId }: OrderRef, after = 0): Promise<TimelineEvent[] | undefined> {
    const documents = await this.#documents.queryOne(partnerId, [orderId], {
      where: 'c.type = "event" AND c.sequence > @after',
      parameters: [{ name: '@after', value: after }],
      orderBy: 'c.sequence',
    });
    return documents.length === 0 ? undefined : documents.map(readEvent);
  }

  async *readEvents(partnerId: PartnerId): AsyncIterable<TimelineEvent> {
    for await (const document of this.#documents.each(partnerId, { where: 'c.type = "event"' })) {
      yield readEvent(document);
    }
  }

  #remember(order: Order, { etag, ...stored }: StoredOrder & { etag: string | undefined }): void {
    this.#written.delete(order.id);
    if (etag === undefined) return;
    this.#stored.set(order, { ...stored, etag });
    this.#unread.add(order);
    if (!isOpen(order)) return;
    this.#written.set(order.id, { order, at: this.#clock.now().getTime() });
    const [oldest] = this.#written.keys();
    if (this.#written.size > MOST_REMEMBERED && oldest !== undefined) this.#written.delete(oldest);
  }

  /**
   * The forms to write, which every serving version can read.
   *
   * @throws Unavailable if one of them doesn't know the order's status or the event's type
   */
  async #findForms(order: Order, events: readonly OrderEvent[]): Promise<Record<'order' | 'event', number>> {
    const [ofOrder, ofEvent] = await Promise.all([
      this.#serving.findReadable('order'),
      this.#serving.findReadable('event'),
    ]);
    const words = this.#knownSince;
    const isKnown =
      (words.order[order.status] ?? 1) <= ofOrder && events.every(({ type }) => (words.event[type] ?? 1) <= ofEvent);
    // Only this form's readers know that the order has to wait for its screening.
    const isSafe = order.screening === undefined || ofOrder >= knownSinceScreening;
    if (isKnown && isSafe) return { order: ofOrder, event: ofEvent };
    throw new Unavailable(`order ${order.id} can't be ${order.status} while an older version of the app serves`);
  }

  /** Returns false if another writer was first, or if the stored form is unknown. */
  async #replace(
    { partnerId, orderId }: OrderRef,
    previous: Order,
    { order, event, followedBy, refund }: Extract<Decision, { kind: 'changed' }>,
  ): Promise<boolean> {
    const stored = this.#stored.get(previous);
    if (stored === undefined) return false;
    const { placement, etag: ifMatch } = stored;
    const events = [event, followedBy].filter((found) => found !== undefined);
    const forms = await this.#findForms(order, events);
    const document = changeDocument(stored, order, forms.order);
    const operations: OperationInput[] = [{ operationType: 'Replace', id: orderId, ifMatch, resourceBody: document }];
    for (const [place, found] of events.entries()) {
      const terms = place === 0 ? addedTerms(previous, order) : { many: [] };
      operations.push(...toEventOperations(found, forms.event, { order, terms }));
    }
    // The migration passes over what is of the newest form, so an older order gets here what it is found by.
    const isRaised = schemaVersionOf(stored.document) < schemaVersions.order && forms.order === schemaVersions.order;
    if (isRaised) operations.push(...toTermOperations(previous));
    // The order's ETag guards it too: each change of a refund changes its order.
    if (refund) operations.push({ operationType: 'Upsert', resourceBody: toRefundDocument(refund) });
    const replaced = await runBatch(this.#container, [partnerId, orderId], operations);
    if (replaced.kind === 'done') {
      this.#remember(order, { document, order, placement, etag: replaced.results[0]?.eTag });
      return true;
    }
    const { codes } = replaced;
    if (codes.includes(PRECONDITION_FAILED) || codes.includes(CONFLICT)) return false;
    throw new BatchFailed(`changing order ${orderId}`, codes);
  }
}

/** Also of an order that can't be read otherwise: the query finds only documents that have both. */
const ChangeKey = z
  .object({ id: z.string(), order: z.object({ updatedAt: z.string() }) })
  .transform(({ id, order }) => changeKeyOf(order.updatedAt, id));

function readOrders(documents: readonly JSONObject[]): Pick<OrderPage, 'orders' | 'unreadable'> {
  const page: Pick<OrderPage, 'orders' | 'unreadable'> = { orders: [], unreadable: [] };
  for (const document of documents) {
    const id = String(document['id']);
    const read = readOrder(document);
    if (read.kind !== 'unreadable') {
      page.orders.push(read.order);
      continue;
    }
    reportUnreadableDocument('order', id, document, read.error);
    page.unreadable.push(id);
  }
  return page;
}

/** The position where a page ends. A key that is not a string sorts before all others and can't be a position. */
function findLastKey(documents: readonly JSONObject[], { newestFirst }: OrderPageRequest): string | undefined {
  const key = documents.map((document) => document['listKey']).findLast((found) => typeof found === 'string');
  return key ?? (newestFirst ? undefined : BEFORE_ALL);
}

function toEventOperations(...given: Parameters<typeof toEventDocuments>): OperationInput[] {
  return toEventDocuments(...given).map((resourceBody) => ({ operationType: 'Create', resourceBody }));
}

function toTermOperations(order: Order): OperationInput[] {
  return toRaisedTermDocuments(order).map((resourceBody) => ({ operationType: 'Upsert', resourceBody }));
}

/** @throws Unavailable */
function requireKnown(order: Order | NewerOrder): Order {
  if (!('isNewer' in order)) return order;
  throw new Unavailable(`order ${order.id} is ${order.status}: only a newer version of the app can change it`);
}
