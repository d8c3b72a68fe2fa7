import type { OrderFilter, OrderPageRequest } from '../../ports/orders.ts';
import type { PartnerQuery } from './partner-documents.ts';

/** Sorts orders by creation time, and orders of the same millisecond by id. */
export function listKeyOf(createdAt: string, orderId: string): string {
  return `${createdAt}#${orderId}`;
}

/** Sorts before every list key. */
export const BEFORE_ALL = ' ';
/** Sorts after every order of its millisecond. */
const LAST = '~';

/**
 * Keyset paging within one partner: it sorts by the filtered properties, then by the list key, as a composite index
 * does, so that the cost of a page depends only on its size. It doesn't use Cosmos DB's continuation tokens: with
 * several sorted properties the SDK loses rows with them.
 */
export function buildOrderListQuery(
  filter: OrderFilter,
  { limit, newestFirst, after, until }: OrderPageRequest,
): PartnerQuery {
  const parameters: { name: string; value: string }[] = [];
  const conditions = ['c.type = "order"'];
  const sorted = ['c.partnerId', 'c.type'];
  const addCondition = (property: string, operator: string, name: string, value: string | undefined) => {
    if (value === undefined) return;
    conditions.push(`${property} ${operator} ${name}`);
    parameters.push({ name, value });
    if (operator === '=') sorted.push(property);
  };
  addCondition('c.status', '=', '@status', filter.status);
  addCondition('c.reference', '=', '@reference', filter.reference);
  addCondition(
    'c.listKey',
    '>',
    '@createdAfter',
    filter.createdAfter && listKeyOf(filter.createdAfter.toISOString(), LAST),
  );
  addCondition(
    'c.listKey',
    '<',
    '@createdBefore',
    filter.createdBefore && listKeyOf(filter.createdBefore.toISOString(), ''),
  );
  addCondition('c.listKey', newestFirst ? '<' : '>', '@after', after);
  addCondition('c.listKey', '<=', '@until', until);

  const direction = newestFirst ? 'DESC' : 'ASC';
  const orderBy = [...sorted, 'c.listKey'].map((property) => `${property} ${direction}`).join(', ');
  return { where: conditions.join(' AND '), parameters, orderBy, top: limit };
}
