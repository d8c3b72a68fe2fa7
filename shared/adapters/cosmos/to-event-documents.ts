import type { JSONObject } from '@azure/cosmos';
import type { Order } from '../../domain/order.ts';
import type { OrderEvent } from '../../domain/order-events.ts';
import type { OrderTerms } from '../../domain/order-terms.ts';
import { getTraceparent } from '../../telemetry/trace-context.ts';
import { listKeyOf } from './build-order-list-query.ts';
import { packTerms, toTermDocument } from './term-documents.ts';

/**
 * The document of an event, with the terms that its order is found by from now on. They are here because this document
 * is never replaced: each replacement of an order would pay for them again.
 */
export function toEventDocuments(
  event: OrderEvent,
  form: number,
  { order, terms }: { order: Order; terms: OrderTerms },
): JSONObject[] {
  const { id, partnerId, orderId, sequence } = event;
  const traceparent = getTraceparent();
  const keys = { id, partnerId, orderId, type: 'event', sequence, ...(traceparent ? { traceparent } : {}) };
  const listKey = listKeyOf(order.createdAt, order.id);
  const [first, ...more] = packTerms(terms);
  const found = first === undefined ? {} : { listKey, terms: first };
  return [
    { ...keys, ...found, schemaVersion: form, event: asJson(event) },
    ...more.map((part, n) => toTermDocument({ id: `${id}_terms_${n}`, partnerId, orderId, listKey }, part)),
  ];
}

/** An event is plain JSON data without undefined fields. */
function asJson(event: OrderEvent): JSONObject {
  return event as unknown as JSONObject;
}
