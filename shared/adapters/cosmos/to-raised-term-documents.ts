import type { JSONObject } from '@azure/cosmos';
import type { NewerOrder } from '../../domain/newer-order.ts';
import type { Order } from '../../domain/order.ts';
import { termsOf } from '../../domain/order-terms.ts';
import { listKeyOf } from './build-order-list-query.ts';
import { packTerms, toTermDocument } from './term-documents.ts';

/** The documents by which an order of an older form is found from now on: its events have no terms. */
export function toRaisedTermDocuments(order: Order | NewerOrder): JSONObject[] {
  const { id: orderId, partnerId, createdAt } = order;
  const keys = { partnerId, orderId, listKey: listKeyOf(createdAt, orderId) };
  return packTerms(termsOf(order)).map((part, n) => toTermDocument({ ...keys, id: `terms_${n}` }, part));
}
