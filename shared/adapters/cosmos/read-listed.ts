import type { JSONObject } from '@azure/cosmos';
import type { PartnerId } from '../../domain/ids.ts';
import type { OrderFilter, OrderPageRequest } from '../../ports/orders.ts';
import { buildOrderListQuery } from './build-order-list-query.ts';
import type { PartnerDocuments } from './partner-documents.ts';

/**
 * The documents of a page of orders. Several statuses are one query each, whose results are merged: no index has them
 * in one order, so one query would read and sort all of their orders.
 */
export async function readListed(
  documents: PartnerDocuments,
  partnerId: PartnerId,
  { statuses, ...filter }: OrderFilter,
  page: OrderPageRequest,
): Promise<JSONObject[]> {
  if (statuses === undefined) return documents.query(partnerId, buildOrderListQuery(filter, page));
  const queries = statuses.map((status) => buildOrderListQuery({ ...filter, status }, page));
  const found = (await Promise.all(queries.map((query) => documents.query(partnerId, query)))).flat();
  found.sort((a, b) => (String(a['listKey']) < String(b['listKey']) ? -1 : 1));
  return (page.newestFirst ? found.reverse() : found).slice(0, page.limit);
}
