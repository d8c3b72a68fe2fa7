import type { Container, JSONObject } from '@azure/cosmos';
import { z } from 'zod';

export const SERVING_ID = 'serving';

export const ServingDocument = z.object({
  type: z.literal('serving'),
  /** When it last changed. */
  at: z.iso.datetime(),
  colours: z.record(
    z.string(),
    z.object({ release: z.string(), reads: z.record(z.string(), z.int().positive()), since: z.iso.datetime() }),
  ),
});
export type ServingDocument = z.infer<typeof ServingDocument>;

export async function readServing(container: Container) {
  const { resource, etag } = await container.item(SERVING_ID, SERVING_ID).read<JSONObject>();
  return resource && { serving: ServingDocument.parse(resource), etag };
}
