import { isDeepStrictEqual } from 'node:util';
import type { Container, JSONObject, OperationInput } from '@azure/cosmos';
import type { EndpointId, OrderId, OrderRef, PartnerId } from '../../domain/ids.ts';
import { type ErasureScope, eraseRecipient } from '../../domain/order-erasure.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ErasureOutcome, RecipientErasure } from '../../ports/recipient-erasure.ts';
import { Unavailable } from '../../ports/unavailable.ts';
import { log } from '../../telemetry/log.ts';
import { eraseInDocument, eraseInPlacement } from './erase-in-document.ts';
import { KEPT_S } from './feed-documents.ts';
import { findSentEndpoints } from './find-sent-endpoints.ts';
import { knownPartOf } from './known-part-of.ts';
import { readOrder, toOrderDocument } from './order-document.ts';
import { PartnerDocuments } from './partner-documents.ts';
import { reportUnreadableDocument } from './read-document.ts';
import { replaceUnchanged } from './replace-unchanged.ts';
import { runBatch } from './run-batch.ts';
import { isNewer, schemaVersionOf } from './schema-version.ts';
import { BatchFailed, NOT_FOUND, PRECONDITION_FAILED } from './status-code.ts';

const MOST_ATTEMPTS = 8;
/** Of 100 operations and 2 MB. An event has 20 kB at most, and a copy before a repair may have more. */
const MOST_IN_BATCH = 40;

/** Rewrites the documents of one order, its logical partition. The order itself comes last: it says that all is done. */
export class CosmosRecipientErasure implements RecipientErasure {
  readonly #orders: Container;
  readonly #ofOrders: PartnerDocuments;
  readonly #deliveries: Container;
  readonly #ofDeliveries: PartnerDocuments;
  readonly #clock: Clock;

  constructor({ orders, deliveries }: { orders: Container; deliveries: Container }, clock: Clock) {
    this.#orders = orders;
    this.#ofOrders = new PartnerDocuments(orders);
    this.#deliveries = deliveries;
    this.#ofDeliveries = new PartnerDocuments(deliveries);
    this.#clock = clock;
  }

  async erase(ref: OrderRef, scope: ErasureScope): Promise<ErasureOutcome> {
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      const outcome = await this.#tryToErase(ref, scope);
      if (outcome !== 'changed') return outcome;
    }
    throw new Unavailable(`order ${ref.orderId} was changed by others ${MOST_ATTEMPTS} times in a row`);
  }

  async #tryToErase({ partnerId, orderId }: OrderRef, scope: ErasureScope): Promise<ErasureOutcome | 'changed'> {
    const found = await this.#ofOrders.read(partnerId, orderId, [orderId]);
    if (found === undefined) return 'missing';
    const read = readOrder(found.document);
    if (read.kind === 'unreadable') {
      reportUnreadableDocument('order', orderId, found.document, read.error);
      return 'unreadable';
    }
    if (read.kind === 'newer' || isNewer('order', found.document)) return 'open';
    const at = this.#clock.now();
    const decision = eraseRecipient(read.order, scope, at);
    if (decision.kind === 'open') return 'open';
    const operations = await this.#listOperations({ partnerId, orderId }, scope, at);
    if (operations === undefined) return 'open';
    const order = decision.kind === 'erased' ? decision.order : read.order;
    // In the form that it has: the migration raises it later, and adds what is left to find it by. What is unknown is left out.
    const form = schemaVersionOf(found.document);
    const resourceBody = toOrderDocument(order, eraseInPlacement(read.placement, scope, at), form);
    // Always written with the others: a refund's saga that has read a reason must not write it back.
    if (operations.length > 0 || !isSame(found.document, resourceBody)) {
      operations.push({ operationType: 'Replace', id: orderId, ifMatch: found.etag, resourceBody });
    }
    for (let from = 0; from < operations.length; from += MOST_IN_BATCH) {
      const part = operations.slice(from, from + MOST_IN_BATCH);
      const written = await runBatch(this.#orders, [partnerId, orderId], part);
      if (written.kind === 'done') continue;
      if (written.codes.some((code) => code === PRECONDITION_FAILED || code === NOT_FOUND)) return 'changed';
      throw new BatchFailed(`erasing the recipient of order ${orderId}`, written.codes);
    }
    return operations.length === 0 ? 'nothing_left' : 'erased';
  }

  /** @returns undefined if only a newer version of the app knows what one of the documents holds */
  async #listOperations(
    { partnerId, orderId }: OrderRef,
    scope: ErasureScope,
    at: Date,
  ): Promise<OperationInput[] | undefined> {
    const parameters = [{ name: '@id', value: orderId }];
    const others = await this.#ofOrders.queryOne(partnerId, [orderId], { where: 'c.id != @id', parameters });
    const operations: OperationInput[] = [];
    for (const document of others) {
      const known = knownPartOf(document);
      if (known === undefined) {
        log.warn(`order ${orderId} is not erased yet: ${document['id']} is of a newer version`, {
          'order.id': orderId,
        });
        return undefined;
      }
      const left = eraseInDocument(known, scope);
      const [id, ifMatch] = [String(document['id']), String(document['_etag'])];
      if (left === undefined) operations.push({ operationType: 'Delete', id });
      else if (!isSame(document, left)) {
        operations.push({ operationType: 'Replace', id, ifMatch, resourceBody: markRewritten(left, at) });
      }
    }
    return operations;
  }

  async eraseAnswers(partnerId: PartnerId, orderIds: readonly OrderId[]): Promise<void> {
    const endpoints = await findSentEndpoints(this.#ofDeliveries, partnerId);
    for (const orderId of orderIds)
      for (const endpointId of endpoints) await this.#eraseAnswersOf(endpointId, { partnerId, orderId });
  }

  async eraseLateAnswers(ref: OrderRef, endpointId: EndpointId): Promise<void> {
    const found = await this.#ofOrders.read(ref.partnerId, ref.orderId, [ref.orderId]);
    // Also of an order that can't be read otherwise.
    const order = (found?.document['order'] ?? {}) as JSONObject;
    if (order['erasedAt'] !== undefined) await this.#eraseAnswersOf(endpointId, ref);
  }

  async #eraseAnswersOf(endpointId: string, { partnerId, orderId }: OrderRef): Promise<void> {
    const documents = await this.#ofDeliveries.queryOne(partnerId, [endpointId, orderId], { where: 'TRUE' });
    for (const document of documents) await this.#eraseAnswersIn(document, [partnerId, endpointId, orderId]);
  }

  /** A delivery that is being attempted changes: then it is read again. */
  async #eraseAnswersIn(read: JSONObject, key: string[]): Promise<void> {
    let document: JSONObject | undefined = read;
    for (let attempt = 1; attempt <= MOST_ATTEMPTS && document !== undefined; attempt += 1) {
      const attempts = (document['attempts'] ?? []) as JSONObject[];
      if (!attempts.some((one) => one['excerpt'] !== undefined)) return;
      const left = attempts.map(({ excerpt: _, ...rest }) => rest as JSONObject);
      // A write begins the time to live again, so what is left of it is written too.
      const age = this.#clock.now().getTime() / 1_000 - Number(document['_ts']);
      const ttl = Math.max(1, Math.ceil(Number(document['ttl'] ?? KEPT_S) - age));
      const id: string = String(document['id']);
      const written = { ...withoutOwnFields(document), id, attempts: left, ttl };
      if (await replaceUnchanged(this.#deliveries, key, written, String(document['_etag']))) return;
      document = (await this.#deliveries.item(id, key).read<JSONObject>()).resource;
    }
  }
}

/** The relay must know an event that was sent before. One that is parked is sent later. */
const markRewritten = (document: JSONObject, at: Date): JSONObject =>
  document['type'] === 'event' && document['parked'] === undefined
    ? { ...document, erasedAt: at.toISOString() }
    : document;

/** Whether the stored document is this one. */
const isSame = (stored: JSONObject, written: JSONObject) =>
  isDeepStrictEqual(withoutOwnFields(stored), JSON.parse(JSON.stringify(written)));

/** Cosmos DB's own fields begin with an underscore. */
function withoutOwnFields(document: JSONObject): JSONObject {
  return Object.fromEntries(Object.entries(document).filter(([name]) => !name.startsWith('_'))) as JSONObject;
}
