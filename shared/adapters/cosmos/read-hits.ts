import type { JSONObject, SqlParameter } from '@azure/cosmos';
import { z } from 'zod';
import { OrderId, type PartnerId } from '../../domain/ids.ts';
import { type TermCondition, toTerm } from '../../domain/order-terms.ts';
import type { PartnerDocuments } from './partner-documents.ts';
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
  const readPath = lead.match === 'exact' ? readExact : readPrefix;
  const read = await Promise.all(paths.map((path) => readPath(documents, partnerId, path, request)));
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
  { lead, bounds, limit, newestFirst }: HitsRequest,
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
  return toHits(found, path);
}

/** First the rest of the last value, then the values behind it: one range in the index each. */
async function readPrefix(
  documents: PartnerDocuments,
  partnerId: PartnerId,
  path: string,
  { lead, after, limit }: HitsRequest,
): Promise<Hit[]> {
  const term = `c.terms.${path}`;
  const end = { name: '@end', value: `${toTerm(lead)}${BEHIND}` };
  const read = async (where: string, parameters: SqlParameter[], top: number) =>
    toHits(await documents.query(partnerId, { where, parameters, ...sortedBy(path, false), top }), path);
  if (after === undefined) {
    return read(`${term} >= @from AND ${term} < @end`, [{ name: '@from', value: toTerm(lead) }, end], limit);
  }
  const [last = '', ...listKey] = after.split('#');
  const from = { name: '@from', value: last };
  const key = { name: '@key', value: listKey.join('#') };
  const rest = await read(`${term} = @from AND c.listKey > @key`, [from, key], limit);
  if (rest.length >= limit) return rest;
  const behind = await read(`${term} > @from AND ${term} < @end`, [from, end], limit - rest.length);
  return [...rest, ...behind];
}

function sortedBy(path: string, newestFirst: boolean) {
  const direction = newestFirst ? 'DESC' : 'ASC';
  return { orderBy: ['c.partnerId', `c.terms.${path}`, 'c.listKey'].map((one) => `${one} ${direction}`).join(', ') };
}

function toHits(documents: readonly JSONObject[], path: string): Hit[] {
  return documents.flatMap((document) => {
    const { data } = Document.safeParse(document);
    return data === undefined ? [] : [{ ...data, term: String(data.terms[path] ?? '') }];
  });
}
