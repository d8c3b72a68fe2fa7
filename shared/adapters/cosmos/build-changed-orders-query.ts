import type { ChangedOrdersRequest } from '../../ports/orders.ts';
import type { PartnerQuery } from './partner-documents.ts';

const UPDATED_AT = 'c["order"].updatedAt';
/** Sorts after every order of its millisecond. */
const LAST = '~';

/** Sorts orders by their last change, and orders of the same millisecond by id. */
export function changeKeyOf(updatedAt: string, orderId: string): string {
  return `${updatedAt}#${orderId}`;
}

/**
 * Keyset paging within one partner by the time of the last change, which a composite index serves. The comparisons that
 * are joined by AND lead to the place in it; the OR only leaves out what the previous page had of the same millisecond.
 */
export function buildChangedOrdersQuery({
  changedAfter,
  changedUntil,
  limit,
  after = changeKeyOf(changedAfter.toISOString(), LAST),
}: ChangedOrdersRequest): PartnerQuery {
  const [time = '', id = ''] = after.split('#', 2);
  return {
    where: `c.type = "order" AND ${UPDATED_AT} >= @time AND ${UPDATED_AT} <= @until AND (${UPDATED_AT} > @time OR c.id > @id)`,
    parameters: [
      { name: '@time', value: time },
      { name: '@until', value: changedUntil.toISOString() },
      { name: '@id', value: id },
    ],
    orderBy: `c.partnerId, c.type, ${UPDATED_AT}, c.id`,
    top: limit,
  };
}
