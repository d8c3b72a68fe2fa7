import { z } from 'zod';

/** An entity's name, compared without case, and its key, compared exactly. */
export const EntityId = z.object({ name: z.string(), key: z.string() });
export type EntityId = z.infer<typeof EntityId>;

/** `@name@key`, the entity's instance id in the framework. */
export function schedulerId({ name, key }: EntityId): string {
  return `@${name.toLowerCase()}@${key}`;
}

/** @returns undefined if the text is not an entity's id */
export function parseSchedulerId(text: string): EntityId | undefined {
  const separator = text.indexOf('@', 1);
  if (!text.startsWith('@') || separator < 0) return undefined;
  return { name: text.slice(1, separator).toLowerCase(), key: text.slice(separator + 1) };
}
