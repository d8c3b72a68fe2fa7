import { StateFileError } from '@partner-orders/loopback-server/sqlite/open-database';
import { isJsonObject, type JsonObject } from '../values/json.ts';

/**
 * Reads an item's text, as the store keeps it.
 *
 * @throws StateFileError when it is none: SQLite does not notice every torn page
 */
export function parseDocument(body: string): JsonObject {
  let document: unknown;
  try {
    document = JSON.parse(body);
  } catch (cause) {
    throw new StateFileError('the state file is corrupt: an item in it is no JSON', { cause });
  }
  if (!isJsonObject(document)) throw new StateFileError('the state file is corrupt: an item in it is no object');
  return document;
}
