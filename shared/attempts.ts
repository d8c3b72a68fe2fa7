import { z } from 'zod';

/**
 * The application properties in which a copy of a message describes earlier attempts. Functions passes their names with
 * a lower-case first letter.
 */
export const Attempts = z.object({
  attempt: z.coerce.number().int().positive().catch(1),
  /** The id of the original message. */
  copyOf: z.string().optional().catch(undefined),
  failingSince: z.iso.datetime().optional().catch(undefined),
  /** `code: sentence` */
  lastFailure: z.string().optional().catch(undefined),
});
export type Attempts = z.infer<typeof Attempts>;

/** Removes these properties, so that the message starts again at its first attempt. */
export function removeAttempts<V>(properties: Record<string, V>): Record<string, V> {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !(name in Attempts.shape)));
}
