import type { StoredDocument } from '../store/document-row.ts';
import { isPlain, textOf } from '../store/path-expression.ts';
import { samePath } from '../values/property-path.ts';
import type { Ordering } from './choose-index.ts';
import type { Execution } from './execution.ts';

/**
 * The items of all partitions that may match, in the order of one property, if WHERE compares it with strings: then only
 * strings match, and SQLite orders texts by their bytes as Cosmos DB does.
 *
 * @param after the key of the last row of the page before
 */
export function readTexts(
  { container, within, conditions, filter, now }: Execution,
  [ordering, another]: readonly Ordering[],
  after: Buffer | undefined,
): Iterable<StoredDocument> | undefined {
  if (within.kind !== 'all' && within.kind !== 'range') return undefined;
  if (ordering === undefined || another !== undefined || !isPlain(ordering.path)) return undefined;
  const { path, descending } = ordering;
  let from: string | undefined;
  let to: string | undefined;
  for (const { comparison, values, path: compared } of conditions) {
    const [value] = values;
    if (!samePath(compared, path) || comparison === 'in' || typeof value !== 'string') continue;
    // SQLite compares texts by their bytes, JavaScript does not. Any bound that holds is enough.
    if (comparison !== '<' && comparison !== '<=') from = value;
    if (comparison !== '>' && comparison !== '>=') to = value;
  }
  if (from === undefined && to === undefined) return undefined;
  const resumed = after === undefined || descending ? undefined : textOfKey(after);
  const bounds = { from: resumed ?? from ?? '', to };
  return container.documents.texts(textOf(path), within, bounds, descending, now, filter);
}

/** The key is the type, the text, two zeros, and two numbers of eight bytes. */
function textOfKey(key: Buffer): string | undefined {
  const text = key.subarray(1, -18);
  return text.includes(0) ? undefined : text.toString();
}
