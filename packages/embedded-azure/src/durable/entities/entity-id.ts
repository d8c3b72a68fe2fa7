import { z } from 'zod';

/** An entity's name, which is compared without case, and its key, which is not. */
export const EntityId = z.object({ name: z.string(), key: z.string() });
export type EntityId = z.infer<typeof EntityId>;

/** `@name@key`, which is what the framework calls the entity as an instance. */
export function schedulerId({ name, key }: EntityId): string {
  return `@${name.toLowerCase()}@${key}`;
}

/** @returns undefined when the text is no entity's */
export function parseSchedulerId(text: string): EntityId | undefined {
  const separator = text.indexOf('@', 1);
  if (!text.startsWith('@') || separator < 0) return undefined;
  return { name: text.slice(1, separator).toLowerCase(), key: text.slice(separator + 1) };
}
