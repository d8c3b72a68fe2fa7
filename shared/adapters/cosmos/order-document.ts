import type { JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { NewerOrder } from '../../domain/newer-order.ts';
import { Order } from '../../domain/order.ts';
import { isWaitingForVerdict } from '../../domain/order-screening.ts';
import { personalData } from '../../domain/personal-data.ts';
import { schemaVersions } from '../../domain/schema-versions.ts';
import { explainIssue } from '../../explain-issue.ts';
import { Unavailable } from '../../ports/unavailable.ts';
import { recordMetric } from '../../telemetry/record-metric.ts';
import { listKeyOf } from './build-order-list-query.ts';
import { keepUnknownFields } from './keep-unknown-fields.ts';
import { raiseOrderDocument } from './raise-order-document.ts';
import { isNewer, schemaVersionOf } from './schema-version.ts';
import { waitingKeyOf } from './waiting-key.ts';

export const PlacementDocument = z.object({
  placement: z.object({
    fingerprint: z.string().register(personalData, { of: 'recipient' }),
    answer: z.string().register(personalData, { of: 'recipient' }),
    /** The import and the line that the order came from. */
    origin: z.string().optional(),
    /** The trace in which the order was placed, for a saga that starts later. */
    traceparent: z.string().optional(),
  }),
});
export type StoredPlacement = z.infer<typeof PlacementDocument>['placement'];

export const OrderDocument = PlacementDocument.extend({ type: z.literal('order'), listKey: z.string(), order: Order });
const NewerOrderDocument = z.object({ type: z.literal('order'), order: NewerOrder });

/** What a document contains. */
export type ReadOrder =
  | { kind: 'known'; order: Order; placement: StoredPlacement }
  | { kind: 'newer'; order: NewerOrder }
  /** By an error of ours; or written by a newer version in a form of which this one can't read enough to show it. */
  | { kind: 'unreadable'; error: Error };

export function readOrder(stored: Readonly<Record<string, unknown>>): ReadOrder {
  const document = raiseOrderDocument(stored);
  const form = schemaVersionOf(document);
  if (form < schemaVersions.order) {
    return { kind: 'unreadable', error: new Error(`schemaVersion: ${form} is older than what is read`) };
  }
  const known = OrderDocument.safeParse(document, { error: explainIssue });
  if (known.success) return { kind: 'known', ...known.data };
  if (!isNewer('order', document)) return { kind: 'unreadable', error: known.error };
  const newer = NewerOrderDocument.safeParse(document);
  if (!newer.success) {
    return { kind: 'unreadable', error: new Unavailable('an order is of a newer version', { cause: newer.error }) };
  }
  recordMetric('documents.newer', 1, { kind: 'order' });
  return { kind: 'newer', order: newer.data.order };
}

/**
 * Converts a new order to its stored form.
 *
 * @param form a form that every serving version can read
 */
export function toOrderDocument(
  order: Order,
  { traceparent, origin, ...placement }: StoredPlacement,
  form: number,
): JSONObject {
  const { id, partnerId, status, createdAt, reference } = order;
  const filters = { status, ...(reference === undefined ? {} : { reference }) };
  const sagaStatus = order.saga.status;
  const listKey = listKeyOf(createdAt, id);
  const waiting = sagaStatus === 'waiting' ? { waitingKey: waitingKeyOf(partnerId, listKey) } : {};
  const held = isWaitingForVerdict(order) ? { heldUntil: order.screening.until } : {};
  const keys = { id, partnerId, orderId: id, type: 'order', ...filters, listKey, sagaStatus, ...waiting, ...held };
  const from = { ...(traceparent === undefined ? {} : { traceparent }), ...(origin === undefined ? {} : { origin }) };
  return { ...keys, schemaVersion: form, order: asJson(order), placement: { ...placement, ...from } };
}

/** An order as it was read, with its document. */
export interface StoredOrder {
  document: JSONObject;
  order: Order;
  placement: StoredPlacement;
}

/** Converts the changed order to its stored form, and keeps the fields that this version doesn't know. */
export function changeDocument({ document, order, placement }: StoredOrder, next: Order, form: number): JSONObject {
  // Cosmos DB's own fields begin with an underscore.
  const own = Object.fromEntries(
    Object.entries(raiseOrderDocument(document)).filter(([name]) => !name.startsWith('_')),
  ) as JSONObject;
  const written = keepUnknownFields(
    own,
    toOrderDocument(order, placement, form),
    toOrderDocument(next, placement, form),
  );
  return { ...written, schemaVersion: Math.max(schemaVersionOf(document), form) };
}

/** An order is plain JSON data without undefined fields. */
function asJson(order: Order): JSONObject {
  return order as unknown as JSONObject;
}
