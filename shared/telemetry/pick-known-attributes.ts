import type { Attributes } from './attributes.ts';

/** Drops attributes without a value, because the exporter would write the text "undefined". */
export function pickKnownAttributes(attributes: Attributes = {}): Record<string, string | number> {
  const known: Record<string, string | number> = {};
  for (const name in attributes) {
    const value = attributes[name as keyof Attributes];
    if (value !== undefined) known[name] = value;
  }
  return known;
}
