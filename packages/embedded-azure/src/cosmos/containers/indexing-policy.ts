import { z } from 'zod';
import { type PropertyPath, parsePropertyPath, samePath } from '../values/property-path.ts';
import { badRequest, unsupported } from '../wire/cosmos-error.ts';

const Path = z.looseObject({ path: z.string().startsWith('/') });
/** `/` is an older spelling of the root. */
const Pattern = Path.transform((pattern) => (pattern.path === '/' ? { ...pattern, path: '/*' } : pattern));
const CompositePath = Path.extend({ order: z.enum(['ascending', 'descending']).default('ascending') }).refine(
  ({ path }) => !/[*?]$/.test(path),
  "the path of a composite index ends in neither '*' nor '?'",
);

const IndexingPolicy = z.looseObject({
  indexingMode: z.string().default('consistent'),
  automatic: z.boolean().default(true),
  includedPaths: z.array(Pattern).optional(),
  excludedPaths: z.array(Pattern).optional(),
  compositeIndexes: z.array(z.array(CompositePath).min(2)).optional(),
  spatialIndexes: z.array(z.unknown()).optional(),
  vectorIndexes: z.array(z.unknown()).optional(),
  fullTextIndexes: z.array(z.unknown()).optional(),
});

/** An indexing policy as the service returns it, with all defaults written out. */
export type IndexingPolicy = z.infer<typeof IndexingPolicy>;

export interface CompositeIndex {
  paths: PropertyPath[];
  /** For each path, whether it is descending. */
  descending: boolean[];
}

/**
 * Reads the indexing policy of a container's definition.
 *
 * @throws CosmosError 400 for a malformed policy, 501 for kinds of index that are not supported
 */
export function readIndexingPolicy(input: unknown): IndexingPolicy {
  const parsed = IndexingPolicy.safeParse(input ?? {});
  if (!parsed.success) throw badRequest(`The indexing policy is invalid: ${z.prettifyError(parsed.error)}`);
  const policy = parsed.data;
  if (policy.indexingMode.toLowerCase() !== 'consistent' || !policy.automatic) {
    throw unsupported(`Indexing mode '${policy.indexingMode}', automatic ${policy.automatic},`);
  }
  for (const kind of ['spatialIndexes', 'vectorIndexes', 'fullTextIndexes'] as const) {
    if (policy[kind]?.length) throw unsupported(`The indexing policy's '${kind}'`);
  }
  const isRoot = ({ path }: { path: string }) => path === '/*';
  const excludedPaths = policy.excludedPaths ?? [];
  const includedPaths = policy.includedPaths ?? (excludedPaths.some(isRoot) ? [] : [{ path: '/*' }]);
  if (![...includedPaths, ...excludedPaths].some(isRoot)) {
    throw badRequest("The special mandatory indexing path '/*' is not provided in any of the path type sets.");
  }
  if (!excludedPaths.some(({ path }) => path === ETAG_PATH)) excludedPaths.push({ path: ETAG_PATH });
  return { ...policy, indexingMode: 'consistent', includedPaths, excludedPaths };
}

const ETAG_PATH = '/"_etag"/?';
const ALWAYS_INDEXED: PropertyPath[] = [['id'], ['_ts']];

export function compositeIndexesOf(policy: IndexingPolicy): CompositeIndex[] {
  return (policy.compositeIndexes ?? []).map((index) => ({
    paths: index.map(({ path }) => parsePropertyPath(path)),
    descending: index.map(({ order }) => order === 'descending'),
  }));
}

/** Whether a property has a range index, which ORDER BY on it alone needs. The most precise path decides. */
export function isRangeIndexed(policy: IndexingPolicy, path: PropertyPath): boolean {
  if (ALWAYS_INDEXED.some((always) => samePath(always, path))) return true;
  const precision = (patterns: { path: string }[] | undefined) =>
    Math.max(-1, ...(patterns ?? []).map((pattern) => precisionOf(parsePropertyPath(pattern.path), path)));
  return precision(policy.includedPaths) > precision(policy.excludedPaths);
}

/** How precisely a pattern (`/*`, `/a/?`, `/a/b/*`) matches a path; -1 if it doesn't match. */
function precisionOf(pattern: PropertyPath, path: PropertyPath): number {
  const keys = pattern.slice(0, -1);
  const end = pattern.at(-1);
  const covers = keys.length <= path.length && keys.every((key, i) => key === path[i]);
  if (!covers || (end === '?' && keys.length !== path.length)) return -1;
  return keys.length * 2 + (end === '?' ? 1 : 0);
}
