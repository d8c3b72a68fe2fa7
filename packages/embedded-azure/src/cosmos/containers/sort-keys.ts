import type { JsonObject } from '../values/json.ts';
import { valueAt } from '../values/property-path.ts';
import { encodeRow, encodeSortable } from '../values/sort-key.ts';
import type { CompositeIndex } from './indexing-policy.ts';

/** The key of an item in each composite index: its values in their order, and the row that makes it unique. */
export function sortKeysOf(document: JsonObject, row: number, indexes: readonly CompositeIndex[]): Buffer[] {
  return indexes.map(({ paths, descending }) =>
    Buffer.concat([
      ...paths.map((path, i) => encodeSortable(valueAt(document, path), descending[i] ?? false)),
      encodeRow(row),
    ]),
  );
}
