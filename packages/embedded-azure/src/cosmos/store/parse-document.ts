import { StateFileError } from '@partner-orders/loopback-server/sqlite/open-database';
import { isJsonObject, type JsonObject } from '../values/json.ts';

/**
 * Parses an item's stored text.
 *
 * @throws StateFileError if it is invalid, because SQLite does not notice every damaged page
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
