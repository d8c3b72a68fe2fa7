import type { JSONObject, SqlParameter } from '@azure/cosmos';
import { z } from 'zod';
import { OrderId, type PartnerId } from '../../domain/ids.ts';
import { type TermCondition, toTerm } from '../../domain/order-terms.ts';
import type { PartnerDocuments } from './partner-documents.ts';
import { readDocument } from './read-document.ts';
import { slots } from './term-documents.ts';

/** A document that has a value, and its order. */
export interface Hit {
  term: string;
  listKey: string;
  orderId: OrderId;
}

export interface HitsRequest {
  lead: TermCondition;
  /** The list keys between which to look, exclusive; only for an exact value. */
  bounds: { after?: string | undefined; before?: string | undefined };
  /** The place of the last hit that was read, for a prefix: its term, `#` and its list key. */
  after: string | undefined;
  newestFirst: boolean;
  limit: number;
}

/** Sorts after every character of a term. */
const BEHIND = '\u007f';
/** Other values of a damaged document must not hide the one that was found. */
const Document = z.object({
  orderId: OrderId,
  listKey: z.string().catch(''),
  terms: z.record(z.string(), z.unknown()),
});

/**
 * Finds a value by the composite index on it and the list key, so that the cost depends only on what is returned. A SKU
 * or metadata may be in any of the slots: each has its index, and their results are merged.
 *
 * The hits of an exact value are sorted by time, those of a prefix by value and time.
 */
export async function readHits(
  documents: PartnerDocuments,
  partnerId: PartnerId,
  request: HitsRequest,
): Promise<Hit[]> {
  const { lead, limit, newestFirst } = request;
  const isMany = lead.field === 'sku' || lead.field === 'metadata';
  const paths: readonly string[] = isMany ? slots : [lead.field];
  const after = request.after === undefined ? undefined : placeIn(request.after);
  const read = await Promise.all(
    paths.map((path) =>
      lead.match === 'exact'
        ? readExact(documents, partnerId, path, request)
        : readPrefix(documents, partnerId, path, { lead, limit, after }),
    ),
  );
  const hits = read.flat().sort((a, b) => compare(sortKeyOf(a), sortKeyOf(b)));
  if (lead.match === 'exact' && newestFirst) hits.reverse();
  return hits.slice(0, limit);
}

const sortKeyOf = ({ term, listKey }: Hit) => `${term}#${listKey}`;
/** As Cosmos DB compares what is ASCII only. */
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

async function readExact(
  documents: PartnerDocuments,
  partnerId: PartnerId,
  path: string,
  { lead, bounds, limit, newestFirst }: Omit<HitsRequest, 'after'>,
): Promise<Hit[]> {
  const conditions = [`c.terms.${path} = @term`];
  const parameters: SqlParameter[] = [{ name: '@term', value: toTerm(lead) }];
  for (const [name, operator] of [
    ['after', '>'],
    ['before', '<'],
  ] as const) {
    const value = bounds[name];
    if (value === undefined) continue;
    conditions.push(`c.listKey ${operator} @${name}`);
    parameters.push({ name: `@${name}`, value });
  }
  const where = conditions.join(' AND ');
  const found = await documents.query(partnerId, { where, parameters, ...sortedBy(path, newestFirst), top: limit });
  const hits = toHits(found, path);
  if (found.length < limit || hits.length === found.length) return hits;
  // Documents that name no order took places: more hits may follow, and too few say that there are none.
  const place = placeOf(found);
  if (newestFirst && place === '') return hits;
  const rest = { ...bounds, [newestFirst ? 'before' : 'after']: place };
  const more = await readExact(documents, partnerId, path, { lead, bounds: rest, limit, newestFirst });
  return [...hits, ...more].slice(0, limit);
}

/** Terms are encoded, so the first `#` ends one. */
function placeIn(after: string): Place {
  const [term = '', ...listKey] = after.split('#');
  return { term, listKey: listKey.join('#') };
}

interface Place {
  term: string;
  listKey: string;
}

/** First the rest of the last value, then the values behind it: one range in the index each. */
async function readPrefix(
  documents: PartnerDocuments,
  partnerId: PartnerId,
  path: string,
  { lead, after, limit }: Pick<HitsRequest, 'lead' | 'limit'> & { after: Place | undefined },
): Promise<Hit[]> {
  const term = `c.terms.${path}`;
  const end = { name: '@end', value: `${toTerm(lead)}${BEHIND}` };
  const read = (where: string, parameters: SqlParameter[], top: number) =>
    documents.query(partnerId, { where, parameters, ...sortedBy(path, false), top });
  const found: JSONObject[] = [];
  if (after === undefined) {
    found.push(
      ...(await read(`${term} >= @from AND ${term} < @end`, [{ name: '@from', value: toTerm(lead) }, end], limit)),
    );
  } else {
    const from = { name: '@from', value: after.term };
    const key = { name: '@key', value: after.listKey };
    found.push(...(await read(`${term} = @from AND c.listKey > @key`, [from, key], limit)));
    const isFull = found.length >= limit;
    if (!isFull) found.push(...(await read(`${term} > @from AND ${term} < @end`, [from, end], limit - found.length)));
  }
  const hits = toHits(found, path);
  if (found.length < limit || hits.length === found.length) return hits;
  const behind = { term: termOf(found.at(-1), path), listKey: placeOf(found) };
  const more = await readPrefix(documents, partnerId, path, { lead, after: behind, limit });
  return [...hits, ...more].slice(0, limit);
}

/** Behind which list key a full page goes on. Keys that are no text sort before all others. */
function placeOf(found: readonly JSONObject[]): string {
  const last = found.at(-1)?.['listKey'];
  return typeof last === 'string' ? last : '';
}

const termOf = (document: JSONObject | undefined, path: string) =>
  String((document?.['terms'] as JSONObject | undefined)?.[path] ?? '');

function sortedBy(path: string, newestFirst: boolean) {
  const direction = newestFirst ? 'DESC' : 'ASC';
  return { orderBy: ['c.partnerId', `c.terms.${path}`, 'c.listKey'].map((one) => `${one} ${direction}`).join(', ') };
}

function toHits(documents: readonly JSONObject[], path: string): Hit[] {
  return documents.flatMap((document) => {
    const data = readDocument(Document, document, 'order', String(document['id']));
    return data === undefined ? [] : [{ ...data, term: String(data.terms[path] ?? '') }];
  });
}
