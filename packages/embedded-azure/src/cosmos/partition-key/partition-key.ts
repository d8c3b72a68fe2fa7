import { isJsonObject, type Json, type JsonObject } from '../values/json.ts';
import { type PropertyPath, valueAt } from '../values/property-path.ts';
import { badRequest } from '../wire/cosmos-error.ts';

export interface PartitionKeyDefinition {
  /** One path for a plain key, up to three for a hierarchical one. */
  paths: readonly PropertyPath[];
  kind: 'Hash' | 'MultiHash';
  version: 1 | 2;
}

/** One level of a key's value. The empty object means that the property is missing. */
export type PartitionKeyPart = null | boolean | number | string | Record<string, never>;

/** A key as it is sent and stored: the JSON of its parts, `["partner-1","order-7"]`. */
export type PartitionKeyText = string;

/** Parses the partition key of a header or of a bulk operation. */
export function parsePartitionKey(text: string): PartitionKeyPart[] {
  let parts: unknown;
  try {
    parts = JSON.parse(text);
  } catch {
    throw badRequest(`Partition key ${text} is invalid.`);
  }
  if (!Array.isArray(parts)) throw badRequest(`Partition key ${text} is invalid.`);
  return parts.map(asPart);
}

/** The key that the document's own properties give. */
export function partitionKeyOf(document: JsonObject, definition: PartitionKeyDefinition): PartitionKeyPart[] {
  return definition.paths.map((path) => asPart(valueAt(document, path)));
}

/** All but the deepest levels of a hierarchical key, as the store indexes them. */
export function prefixText(parts: readonly PartitionKeyPart[], levels: number): PartitionKeyText {
  return JSON.stringify(parts.slice(0, levels));
}

function asPart(value: Json | undefined | unknown): PartitionKeyPart {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return value === 0 ? 0 : value; // -0 is the same key as 0
    case 'undefined':
      return {};
    default:
      if (value === null) return null;
      if (isJsonObject(value) && Object.keys(value).length === 0) return {};
      throw badRequest('Partition key values must be strings, numbers, booleans or null.');
  }
}
