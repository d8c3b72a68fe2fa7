import type { Attributes } from './attributes.ts';

/** Those that have a value: the exporter writes what is not known as the text "undefined". */
export function pickKnownAttributes(attributes: Attributes = {}): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(attributes).filter((entry): entry is [string, string | number] => entry[1] !== undefined),
  );
}
