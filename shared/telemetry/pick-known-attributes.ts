import type { Attributes } from './attributes.ts';

/** Drops attributes without a value, because the exporter would write the text "undefined". */
export function pickKnownAttributes(attributes: Attributes = {}): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(attributes).filter((entry): entry is [string, string | number] => entry[1] !== undefined),
  );
}
