import type { JSONObject } from '@azure/cosmos';
import { ERASED, type ErasureScope, withoutRecipient } from '../../domain/order-erasure.ts';
import type { StoredPlacement } from './order-document.ts';

/** A SKU is found in the same fields as metadata, and says nothing about a person. */
const isSku = (term: unknown) => typeof term === 'string' && term.startsWith('sku:');

/**
 * What is left of a document beside its order. The books stay: an event keeps everything but the terms.
 *
 * @returns the same document if nothing is to be erased, undefined if nothing of it is left
 */
export function eraseInDocument(document: JSONObject, scope: ErasureScope, at: Date): JSONObject | undefined {
  switch (document['type']) {
    case 'event':
      return eraseInEvent(document, scope, at);
    case 'terms': {
      const terms = eraseTerms(document['terms'] as JSONObject, scope);
      if (terms === document['terms']) return document;
      return Object.keys(terms).length === 0 ? undefined : { ...document, terms };
    }
    case 'refund': {
      const refund = document['refund'] as JSONObject;
      return refund['reason'] === ERASED ? document : { ...document, refund: { ...refund, reason: ERASED } };
    }
    case 'mend':
      return document['before'] === ERASED ? document : { ...document, before: ERASED };
    default:
      return document;
  }
}

function eraseInEvent(document: JSONObject, scope: ErasureScope, at: Date): JSONObject {
  const terms = document['terms'] as JSONObject | undefined;
  const left = terms && eraseTerms(terms, scope);
  const event = scope.withReference ? withoutReference(document['event'] as JSONObject) : document['event'];
  if (left === terms && event === document['event']) return document;
  const { terms: _, listKey, ...rest } = document;
  const found = left === undefined || Object.keys(left).length === 0 ? {} : { listKey: listKey ?? null, terms: left };
  return { ...rest, ...found, event: event ?? null, erasedAt: at.toISOString() };
}

function withoutReference(event: JSONObject): JSONObject {
  const data = event['data'] as JSONObject;
  if (data['reference'] === undefined) return event;
  const { reference: _, ...rest } = data;
  return { ...event, data: rest };
}

function eraseTerms(terms: JSONObject, { withReference }: ErasureScope): JSONObject {
  const kept = Object.entries(terms).filter(([name, term]) => isSku(term) || (name === 'reference' && !withReference));
  return kept.length === Object.keys(terms).length ? terms : (Object.fromEntries(kept) as JSONObject);
}

/** The first answer to the request, as a repetition gets it from now on. What is no answer of ours goes as a whole. */
export function eraseInPlacement(placement: StoredPlacement, scope: ErasureScope, at: Date): StoredPlacement {
  let answer: unknown;
  try {
    answer = JSON.parse(placement.answer);
  } catch {
    return { ...placement, answer: '{}' };
  }
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return { ...placement, answer: '{}' };
  const erased = withoutRecipient(answer, scope);
  if (erased === answer) return placement;
  return { ...placement, answer: JSON.stringify({ ...erased, erasedAt: at.toISOString() }) };
}
