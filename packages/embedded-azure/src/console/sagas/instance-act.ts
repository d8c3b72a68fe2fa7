import { z } from 'zod';

/** What can be done to an instance. */
export const InstanceAct = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('raise'), event: z.string().min(1), data: z.string() }),
  z.strictObject({ act: z.enum(['terminate', 'suspend', 'resume', 'rewind']), reason: z.string() }),
  z.strictObject({ act: z.enum(['restart', 'purge']) }),
]);
export type InstanceAct = z.infer<typeof InstanceAct>;
