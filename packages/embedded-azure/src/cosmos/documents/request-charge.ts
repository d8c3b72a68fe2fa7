import type { IndexingPolicy } from '../containers/indexing-policy.ts';
import type { Json, JsonObject } from '../values/json.ts';
import { parsePropertyPath, valueAt } from '../values/property-path.ts';

const KILOBYTE = 1024;
const kilobytes = (body: string): number => Math.max(1, body.length / KILOBYTE);
const rounded = (charge: number): number => Math.round(charge * 100) / 100;

/**
 * Request units of a point read: 1 for an item of 1 KB, 10 for one of 100 KB.
 * https://learn.microsoft.com/azure/cosmos-db/request-units
 */
export const readCharge = (body: string): number => rounded(1 + (kilobytes(body) - 1) / 11);

const WRITE = 4.95;
const PER_INDEXED_VALUE = 0.057;

/**
 * Request units to create or delete an item: 5 for 1 KB and 50 for 100 KB, plus a little for each indexed value, so
 * that 1 KB with six of them costs 5.29 as in Azure. Replacing an item costs both.
 */
export function writeCharge(body: string, indexedValues: number): number {
  return rounded(WRITE + ((kilobytes(body) - 1) * 45) / 99 + indexedValues * PER_INDEXED_VALUE);
}

/** Request units of a page of a query, by the number of items that were read. Azure publishes no formula. */
export const queryCharge = (documents: number): number => rounded(2 + documents * 0.03);

/** Counts the indexed values of an item, by the policy's included and excluded paths. */
export function indexedValueCounter(policy: IndexingPolicy): (document: JsonObject) => number {
  const isRoot = ({ path }: { path: string }) => path === '/*';
  const trees = (patterns: { path: string }[] | undefined) =>
    (patterns ?? []).filter((pattern) => !isRoot(pattern)).map(({ path }) => parsePropertyPath(path).slice(0, -1));
  const sumOf = (paths: string[][]) => (document: JsonObject) =>
    paths.reduce((sum, path) => sum + leaves(valueAt(document, path)), 0);
  if (!(policy.includedPaths ?? []).some(isRoot)) return sumOf(trees(policy.includedPaths));
  const excluded = sumOf(trees(policy.excludedPaths));
  return (document) => leaves(document) - excluded(document);
}

function leaves(value: Json | undefined): number {
  if (value === undefined) return 0;
  if (typeof value !== 'object' || value === null) return 1;
  let count = 0;
  for (const key in value) count += leaves(Array.isArray(value) ? value[Number(key)] : value[key]);
  return count;
}
