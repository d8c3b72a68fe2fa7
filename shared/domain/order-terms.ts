import { foldText } from './fold-text.ts';
import type { NewerOrder } from './newer-order.ts';
import type { Order } from './order.ts';

/** What orders can be searched by. */
export const termFields = ['reference', 'recipient', 'postalCode', 'city', 'sku', 'metadata'] as const;
export type TermField = (typeof termFields)[number];

/** A condition on one value of an order. Case, accents and double spaces don't count. */
export interface TermCondition {
  field: TermField;
  /** The name of the metadata. */
  key?: string | undefined;
  value: string;
  match: 'exact' | 'prefix';
}

/** The values that an order is found by, folded and in ASCII, so that every store sorts them in the same way. */
export interface OrderTerms {
  reference?: string;
  recipient?: string;
  postalCode?: string;
  city?: string;
  /** SKUs and metadata, sorted. */
  many: string[];
}

type Searched = Pick<Order | NewerOrder, 'reference' | 'shipTo' | 'lines' | 'metadata' | 'erasedAt'>;

/** A cursor holds one term, so it needs a bound. What is cut off is compared when the order is read. */
export const LONGEST_TERM = 200;

export function termsOf({ reference, shipTo, lines, metadata, erasedAt }: Searched): OrderTerms {
  const skus = lines.map(({ sku }) => toTerm({ field: 'sku', value: sku }));
  const named = Object.entries(metadata).map(([key, value]) => toTerm({ field: 'metadata', key, value }));
  return {
    ...(reference === undefined ? {} : { reference: toTerm({ field: 'reference', value: reference }) }),
    ...(erasedAt === undefined ? placeTermsOf(shipTo) : {}),
    many: [...new Set([...skus, ...named])].sort(),
  };
}

const placeTermsOf = (shipTo: Searched['shipTo']) => ({
  recipient: toTerm({ field: 'recipient', value: shipTo.name }),
  postalCode: toTerm({ field: 'postalCode', value: shipTo.postalCode }),
  city: toTerm({ field: 'city', value: shipTo.city }),
});

/** The terms of an order that it didn't have before. Those that it had stay where they were written. */
export function addedTerms(before: Searched, after: Searched): OrderTerms {
  const [had, has] = [termsOf(before), termsOf(after)];
  const added: OrderTerms = { many: has.many.filter((term) => !had.many.includes(term)) };
  for (const field of ['reference', 'recipient', 'postalCode', 'city'] as const) {
    if (has[field] !== undefined && has[field] !== had[field]) added[field] = has[field];
  }
  return added;
}

/** The stored form of a value, or the start of those that have this prefix. */
export function toTerm({ field, key = '', value }: Pick<TermCondition, 'field' | 'key' | 'value'>): string {
  const prefix = field === 'sku' ? 'sku:' : field === 'metadata' ? `${encodeURIComponent(key.toWellFormed())}:` : '';
  // `~` keeps names of metadata apart from SKUs.
  const tagged = field === 'metadata' ? `~${prefix}` : prefix;
  return `${tagged}${encodeURIComponent(fold(field, value))}`.slice(0, LONGEST_TERM);
}

/** Whether the order has the value now. */
export function meetsTerm(order: Searched, condition: TermCondition): boolean {
  const wanted = fold(condition.field, condition.value);
  const isMet = (text: string | undefined) => {
    const folded = text === undefined ? undefined : fold(condition.field, text);
    return condition.match === 'exact' ? folded === wanted : folded?.startsWith(wanted) === true;
  };
  switch (condition.field) {
    case 'reference':
      return isMet(order.reference);
    case 'recipient':
      return isMet(order.shipTo.name);
    case 'postalCode':
    case 'city':
      return isMet(order.shipTo[condition.field]);
    case 'sku':
      return order.lines.some(({ sku }) => isMet(sku));
    case 'metadata':
      return Object.hasOwn(order.metadata, condition.key ?? '') && isMet(order.metadata[condition.key ?? '']);
  }
}

/** Postal codes are written with and without spaces and hyphens. */
function fold(field: TermField, text: string): string {
  const folded = foldText(text);
  return field === 'postalCode' ? folded.replace(/[\s-]/g, '') : folded;
}
