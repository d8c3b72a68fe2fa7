import type { FunctionDefinition, TypedData } from '../invocation.ts';

type Metadata = Record<string, TypedData>;

/** For these the library gives its functions no metadata, or reads it itself. */
const WITHOUT = new Set(['httptrigger', 'timertrigger']);

export function hasTriggerMetadata({ trigger }: Pick<FunctionDefinition, 'trigger'>): boolean {
  return !WITHOUT.has(trigger.type.toLowerCase());
}

/**
 * Defines `triggerMetadata` of an invocation's context so that it is converted when somebody reads it. The library
 * converts all of it before every call, and most functions never look at it.
 */
export function deferTriggerMetadata(context: unknown, metadata: Metadata): void {
  if (typeof context !== 'object' || context === null) return;
  const define = (value: unknown) =>
    Object.defineProperty(context, 'triggerMetadata', { value, writable: true, enumerable: true, configurable: true });
  Object.defineProperty(context, 'triggerMetadata', {
    enumerable: true,
    configurable: true,
    set: define,
    get() {
      const converted = convertMetadata(metadata);
      define(converted);
      return converted;
    },
  });
}

/** As the library's `fromRpcTriggerMetadata` does it. */
export function convertMetadata(metadata: Metadata): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(metadata).map(([name, data]) => [lowerFirst(name), withLowerNames(readData(data))]),
  );
}

function readData({ string, json, bytes, int, double, collectionBytes, collectionString }: TypedData): unknown {
  if (string !== undefined) return parsedIfJson(string);
  if (json !== undefined) return JSON.parse(json);
  if (bytes !== undefined) return Buffer.from(bytes);
  if (collectionBytes !== undefined) return collectionBytes.bytes.map((each) => Buffer.from(each));
  if (collectionString !== undefined) return collectionString.string.map(parsedIfJson);
  return int ?? double;
}

/** No text that begins otherwise is JSON, and an exception costs more than this. */
const MAY_BE_JSON = /^[\s[{"\-\dtfn]/;

function parsedIfJson(text: string): unknown {
  if (!MAY_BE_JSON.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function withLowerNames(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withLowerNames);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [lowerFirst(name), withLowerNames(each)]));
}

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
