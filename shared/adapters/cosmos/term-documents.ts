import type { JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import type { OrderTerms } from '../../domain/order-terms.ts';
import { personalData } from '../../domain/personal-data.ts';
import { schemaVersions } from '../../domain/schema-versions.ts';

/** The SKUs and metadata that one document can hold: each has an index of its own, because arrays have none for sorting. */
export const slots = ['m0', 'm1', 'm2', 'm3'] as const;

const term = () => z.string().register(personalData, { of: 'recipient' }).optional();

/** What a document has that an order is found by. */
export const StoredTerms = z.object({
  reference: term(),
  recipient: term(),
  postalCode: term(),
  city: term(),
  ...(Object.fromEntries(slots.map((slot) => [slot, term()])) as Record<
    (typeof slots)[number],
    ReturnType<typeof term>
  >),
});

/** The terms of an order in parts, each for one document. */
export function packTerms({ many, ...single }: OrderTerms): JSONObject[] {
  const parts: JSONObject[] = [];
  for (let from = 0; from < many.length; from += slots.length) {
    const part = many.slice(from, from + slots.length);
    parts.push(Object.fromEntries(part.map((term, place) => [slots[place] ?? '', term])));
  }
  const [first = {}, ...others] = parts;
  const merged = { ...single, ...first };
  return Object.keys(merged).length === 0 ? [] : [merged, ...others];
}

/** A document for terms that have no place in another one. */
export function toTermDocument(
  keys: { id: string; partnerId: string; orderId: string; listKey: string },
  terms: JSONObject,
): JSONObject {
  return { ...keys, type: 'terms', schemaVersion: schemaVersions.terms, terms };
}
