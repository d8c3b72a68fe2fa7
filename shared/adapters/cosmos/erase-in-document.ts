import { isDeepStrictEqual } from 'node:util';
import type { JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { Money } from '../../domain/money.ts';
import { Address, type Order, OrderLine } from '../../domain/order.ts';
import { ERASED, type ErasureScope, withoutRecipient } from '../../domain/order-erasure.ts';
import type { StoredPlacement } from './order-document.ts';

/** A SKU is found in the same fields as metadata, and says nothing about a person. */
const isSku = (term: unknown) => typeof term === 'string' && term.startsWith('sku:');

/**
 * What is left of a document beside its order, of which `knownPartOf` has taken away what is unknown. The books stay: an event
 * keeps everything but the terms.
 *
 * @throws TypeError if a part is not what it must be, so nobody knows what it holds
 * @returns the same document if nothing is to be erased, undefined if nothing of it is left
 */
export function eraseInDocument(document: JSONObject, scope: ErasureScope): JSONObject | undefined {
  switch (document['type']) {
    case 'event':
      return eraseInEvent(document, scope);
    case 'terms': {
      const known = partOf(document, 'terms');
      const terms = known && eraseTerms(known, scope);
      if (terms === undefined || terms === known) return document;
      return Object.keys(terms).length === 0 ? undefined : { ...document, terms };
    }
    case 'refund': {
      const refund = partOf(document, 'refund');
      if (refund === undefined || (refund['reason'] === ERASED && refund['fingerprint'] === ERASED)) return document;
      // What else the hash is of stays in the books, so it would confirm a guess of the reason.
      return { ...document, refund: { ...refund, reason: ERASED, fingerprint: ERASED } };
    }
    case 'mend':
      return document['before'] === ERASED ? document : { ...document, before: ERASED };
    default:
      return document;
  }
}

function eraseInEvent(document: JSONObject, scope: ErasureScope): JSONObject {
  const [terms, known] = [partOf(document, 'terms'), partOf(document, 'event')];
  const left = terms && eraseTerms(terms, scope);
  const event = known && scope.withReference ? withoutReference(known) : known;
  if (left === terms && event === known) return document;
  const { terms: _, listKey, ...rest } = document;
  const found = left === undefined || Object.keys(left).length === 0 ? {} : { listKey: listKey ?? null, terms: left };
  return { ...rest, ...found, event: event ?? null };
}

function withoutReference(event: JSONObject): JSONObject {
  const data = partOf(event, 'data');
  if (data?.['reference'] === undefined) return event;
  const { reference: _, ...rest } = data;
  return { ...event, data: rest };
}

/** Documents are as they are stored: a part may be missing, and then has nothing to erase. */
function partOf(document: JSONObject, name: string): JSONObject | undefined {
  const part: unknown = document[name] ?? undefined;
  if (part === undefined) return undefined;
  if (typeof part !== 'object' || Array.isArray(part)) throw new TypeError(`${name} is not an object`);
  return part as JSONObject;
}

function eraseTerms(terms: JSONObject, { withReference }: ErasureScope): JSONObject {
  const kept = Object.entries(terms).filter(([name, term]) => isSku(term) || (name === 'reference' && !withReference));
  return kept.length === Object.keys(terms).length ? terms : (Object.fromEntries(kept) as JSONObject);
}

/** The answer to a request that has placed an order. Nothing of what comes later is in it. */
const Answer = z
  .object({
    id: z.string(),
    status: z.string(),
    version: z.int(),
    createdAt: z.string(),
    updatedAt: z.string(),
    reference: z.string(),
    lines: z.array(OrderLine),
    total: Money,
    shipTo: Address,
    paymentMethod: z.string(),
    returnUrl: z.string(),
    metadata: z.record(z.string(), z.string()),
    erasedAt: z.string(),
    payment: z.object({ status: z.string() }),
    hold: z.object({ reason: z.string(), since: z.string(), until: z.string() }),
  })
  .partial();

/** The first answer to the request, as a repetition gets it from now on. What is no answer of ours goes as a whole. */
export function eraseInPlacement(placement: StoredPlacement, scope: ErasureScope, at: Date): StoredPlacement {
  let answer: unknown;
  try {
    answer = JSON.parse(placement.answer);
  } catch {
    return { ...placement, answer: '{}' };
  }
  const { data: known } = Answer.safeParse(answer);
  if (known === undefined) return { ...placement, answer: '{}' };
  const erased = withoutRecipient(known as Partial<Order>, scope);
  if (erased === known && isDeepStrictEqual(known, answer)) return placement;
  return { ...placement, answer: JSON.stringify({ ...erased, erasedAt: at.toISOString() }) };
}
