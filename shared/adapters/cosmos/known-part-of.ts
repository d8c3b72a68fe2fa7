import type { JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { OrderEvent } from '../../domain/order-events.ts';
import { Refund } from '../../domain/refund.ts';
import { schemaVersions } from '../../domain/schema-versions.ts';
import { MendDocument } from './cosmos-documents-admin.ts';
import { schemaVersionOf } from './schema-version.ts';

interface Kind {
  /** The newest form that this version knows. */
  form: number;
  fields: readonly string[];
  /** What one of the fields is. */
  part?: { name: string; schema: z.ZodType };
}

const keys = ['id', 'partnerId', 'orderId', 'type', 'schemaVersion'];

/** What the documents beside an order have, by type. */
const kinds: Readonly<Record<string, Kind>> = {
  event: {
    form: schemaVersions.event,
    fields: ['sequence', 'traceparent', 'listKey', 'terms', 'event', 'erasedAt', 'parked', 'dropped'],
    part: { name: 'event', schema: OrderEvent },
  },
  terms: { form: schemaVersions.terms, fields: ['listKey', 'terms'] },
  refund: {
    form: schemaVersions.refund,
    fields: ['sagaStatus', 'listKey', 'waitingKey', 'refund'],
    // Not loose, as it is elsewhere.
    part: { name: 'refund', schema: z.object(Refund.shape) },
  },
  mend: { form: 1, fields: Object.keys(MendDocument.shape) },
};

/**
 * Leaves out of a document beside an order what this version doesn't know: it may be about a person. Readers of every version do
 * without, because a field that they need would have raised the form. Of a newer form, or another type, only a newer version knows
 * what may go: then it is undefined.
 *
 * @throws TypeError if a part is damaged, so nobody knows what it holds
 */
export function knownPartOf(document: JSONObject): JSONObject | undefined {
  const kind = kinds[String(document['type'])];
  if (kind === undefined || schemaVersionOf(document) > kind.form) return undefined;
  const known = [...keys, ...kind.fields];
  const left = Object.fromEntries(Object.entries(document).filter(([name]) => known.includes(name))) as JSONObject;
  const { part } = kind;
  if (part === undefined || (left[part.name] ?? undefined) === undefined) return left;
  const { data, success } = part.schema.safeParse(left[part.name]);
  if (success) return { ...left, [part.name]: data as JSONObject };
  // An operator dropped it because it can't be repaired.
  if (left['dropped'] === undefined) throw new TypeError(`${part.name} can't be read`);
  const { [part.name]: _, ...rest } = left;
  return rest;
}
