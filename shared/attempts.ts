import { z } from 'zod';

/**
 * What the copy of a message says of the attempts before it, in its application properties. Functions hands their names
 * over with a small first letter.
 */
export const Attempts = z.object({
  attempt: z.coerce.number().int().positive().catch(1),
  /** The id of the message that this is a copy of. */
  copyOf: z.string().optional().catch(undefined),
  failingSince: z.iso.datetime().optional().catch(undefined),
  /** `code: sentence` */
  lastFailure: z.string().optional().catch(undefined),
});
export type Attempts = z.infer<typeof Attempts>;

/** The properties of a message that begins again at its first attempt. */
export function removeAttempts<V>(properties: Record<string, V>): Record<string, V> {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !(name in Attempts.shape)));
}
