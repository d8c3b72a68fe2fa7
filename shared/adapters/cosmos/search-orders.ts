import type { JSONObject } from '@azure/cosmos';
import type { PartnerId } from '../../domain/ids.ts';
import type { NewerOrder } from '../../domain/newer-order.ts';
import type { Order } from '../../domain/order.ts';
import { meetsTerm, type TermCondition, type TermField, termsOf, toTerm } from '../../domain/order-terms.ts';
import { MOST_LOOKED_AT, type OrderFilter, type OrderPage, type OrderPageRequest } from '../../ports/orders.ts';
import { listKeyOf } from './build-order-list-query.ts';
import { readOrder } from './order-document.ts';
import type { PartnerDocuments } from './partner-documents.ts';
import { reportUnreadableDocument } from './read-document.ts';
import { type Hit, readHits } from './read-hits.ts';

/** The likely most selective field first: the index leads to its values, and each order is checked for the rest. */
const SELECTIVE: readonly TermField[] = ['reference', 'recipient', 'metadata', 'postalCode', 'sku', 'city'];

/**
 * A page of the orders that meet a condition on their values. An index leads to the documents with the value, and each
 * order is read by its key. It is checked again: a value may have been changed since, and stays in the index.
 */
export async function searchOrders(
  documents: PartnerDocuments,
  partnerId: PartnerId,
  filter: OrderFilter & { terms: readonly [TermCondition, ...TermCondition[]] },
  page: OrderPageRequest,
): Promise<OrderPage> {
  const lead = leadOf(filter.terms);
  const bounds = lead.match === 'exact' ? listKeyBounds(filter, page) : {};
  const most = isFiltered(filter) ? MOST_LOOKED_AT : page.limit;
  const hits = await readHits(documents, partnerId, {
    ...{ lead, bounds, after: page.after, newestFirst: page.newestFirst, limit: most + 1 },
  });
  const found: OrderPage = { orders: [], unreadable: [], next: undefined };
  let seen: Hit | undefined;
  for (let from = 0; from < Math.min(hits.length, most); ) {
    const missing = page.limit - found.orders.length - found.unreadable.length;
    if (missing <= 0) break;
    const part = hits.slice(from, Math.min(from + missing, most));
    const read = await Promise.all(part.map(({ orderId }) => documents.read(partnerId, orderId, [orderId])));
    for (const [place, hit] of part.entries()) add(found, hit, read[place]?.document, { filter, lead });
    from += part.length;
    seen = part.at(-1);
  }
  const isLast = hits.at(-1) === seen;
  return { ...found, next: seen === undefined || isLast ? undefined : positionOf(seen, lead) };
}

function leadOf(terms: readonly [TermCondition, ...TermCondition[]]): TermCondition {
  const rank = ({ field, match }: TermCondition) => SELECTIVE.indexOf(field) + (match === 'exact' ? 0 : 10);
  return terms.reduce((best, term) => (rank(term) < rank(best) ? term : best));
}

/** Whether other conditions may leave out orders that have the value. */
const isFiltered = ({ status, statuses, reference, createdAfter, createdBefore, terms = [] }: OrderFilter): boolean =>
  terms.length > 1 || [status, statuses, reference, createdAfter, createdBefore].some((one) => one !== undefined);

/** Orders of one exact value are sorted by time, so a time leads to its place. */
function listKeyBounds({ createdAfter, createdBefore }: OrderFilter, { after, newestFirst }: OrderPageRequest) {
  const from = [createdAfter && listKeyOf(createdAfter.toISOString(), '~'), newestFirst ? undefined : after];
  const to = [createdBefore && listKeyOf(createdBefore.toISOString(), ''), newestFirst ? after : undefined];
  return {
    after: from
      .filter((key) => key !== undefined)
      .sort()
      .at(-1),
    before: to.filter((key) => key !== undefined).sort()[0],
  };
}

const positionOf = ({ term, listKey }: Hit, lead: TermCondition): string =>
  lead.match === 'exact' ? listKey : `${term}#${listKey}`;

function add(
  found: OrderPage,
  hit: Hit,
  document: JSONObject | undefined,
  { filter, lead }: { filter: OrderFilter; lead: TermCondition },
): void {
  if (document === undefined) return;
  const read = readOrder(document);
  if (read.kind === 'unreadable') {
    reportUnreadableDocument('order', hit.orderId, document, read.error);
    if (!found.unreadable.includes(hit.orderId)) found.unreadable.push(hit.orderId);
  } else if (isWanted(read.order, filter) && isListedBy(read.order, hit, lead)) {
    // Two documents of an order may have the same value: then they follow each other.
    if (found.orders.at(-1)?.id !== read.order.id) found.orders.push(read.order);
  }
}

function isWanted(order: Order | NewerOrder, filter: OrderFilter): boolean {
  const { status, statuses = status && [status], reference, createdAfter, createdBefore, terms = [] } = filter;
  if (statuses !== undefined && !(statuses as readonly string[]).includes(order.status)) return false;
  if (reference !== undefined && order.reference !== reference) return false;
  const at = Date.parse(order.createdAt);
  if (createdAfter !== undefined && at <= createdAfter.getTime()) return false;
  if (createdBefore !== undefined && at >= createdBefore.getTime()) return false;
  return terms.every((term) => meetsTerm(order, term));
}

/** An order may have several SKUs with a prefix, and values from before a change. It is listed by one value only. */
function isListedBy(order: Order | NewerOrder, { term }: Hit, lead: TermCondition): boolean {
  const { many, ...single } = termsOf(order);
  if (lead.field !== 'sku' && lead.field !== 'metadata') return single[lead.field] === term;
  const prefix = toTerm(lead);
  return many.find((other) => (lead.match === 'exact' ? other === prefix : other.startsWith(prefix))) === term;
}
