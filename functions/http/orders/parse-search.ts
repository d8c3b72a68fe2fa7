import { foldText } from '../../../shared/domain/fold-text.ts';
import { type TermCondition, termFields } from '../../../shared/domain/order-terms.ts';

const NAMED = /^(?:(reference|recipient|postalCode|city|sku)|metadata\.([^:]{1,40})):(.*)$/s;
const POSTAL_CODE = /^(?:\d{4,6}|\d{5}-\d{4}|[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2})$/i;

/** What is wrong with a search, as a sentence. */
export interface SearchFault {
  fault: string;
}

/**
 * Reads `q`: `city:Ber` finds values that begin so, `city:"Bern"` exactly this one. Without a field, the form of the
 * value says which one is meant.
 */
export function parseSearch(q: string): TermCondition | SearchFault {
  const [, field, key, named] = NAMED.exec(q) ?? [];
  const text = named ?? q;
  if (named === undefined && /^[A-Za-z][\w.]*:/.test(q)) {
    const names = termFields.map((name) => (name === 'metadata' ? 'metadata.NAME' : name)).join(', ');
    return { fault: `names no field that can be searched: ${names}. A reference with a colon is reference:${q}` };
  }
  const [, quoted] = /^"(.*)"$/s.exec(text.trim()) ?? [];
  const value = quoted ?? text;
  if (foldText(value).replace(/[\s-]/g, '') === '') return { fault: 'must have a value to search for' };
  const match = quoted === undefined ? 'prefix' : 'exact';
  if (key !== undefined) return { field: 'metadata', key, value, match };
  return { field: (field as TermCondition['field'] | undefined) ?? fieldOf(value), value, match };
}

function fieldOf(value: string): TermCondition['field'] {
  // Digits of full width are digits.
  const form = value.normalize('NFKC').trim();
  if (POSTAL_CODE.test(form)) return 'postalCode';
  return /\d/.test(form) ? 'reference' : 'recipient';
}
