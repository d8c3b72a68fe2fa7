import type { Container, JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { schemaVersions } from '../../domain/schema-versions.ts';
import { reportUnreadableDocument } from './read-document.ts';
import { isNewer } from './schema-version.ts';

export const SERVING_ID = 'serving';

const Colour = z.object({
  release: z.string(),
  reads: z.record(z.string(), z.int().positive()),
  since: z.iso.datetime(),
});
export const ServingDocument = z.object({
  type: z.literal('serving'),
  /** When it last changed. */
  at: z.iso.datetime(),
  colours: z.record(z.string(), Colour),
});
export type ServingDocument = z.infer<typeof ServingDocument>;

/** All that a reader of forms needs of it, and of which any part may be of another shape. */
const Loose = z.object({
  at: z.iso.datetime().catch(new Date(0).toISOString()),
  colours: z.record(z.string(), z.unknown()).catch({}),
});
const Reads = Colour.pick({ reads: true });

/** What a version that serves is known to read: by type of document. */
type Reads = z.infer<typeof Reads>['reads'];

/** For a change of it: all of it must be readable. */
export async function readServing(container: Container) {
  const { resource, etag } = await container.item(SERVING_ID, SERVING_ID).read<JSONObject>();
  return resource && { serving: ServingDocument.parse(resource), document: resource, etag };
}

/**
 * What the versions that serve can read. Another version writes here, too, so that nothing in it stops us: one that is
 * newer than we are reads our form. Of a damaged entry nothing is known.
 */
export async function readWhatServes(container: Container): Promise<{ at: string; reads: Reads[] } | undefined> {
  const { resource } = await container.item(SERVING_ID, SERVING_ID).read<JSONObject>();
  if (resource === undefined) return undefined;
  const { error } = ServingDocument.safeParse(resource);
  if (error !== undefined) reportUnreadableDocument('serving', SERVING_ID, resource, error);
  const { at, colours } = Loose.parse(resource);
  const ours = isNewer('serving', resource) ? [schemaVersions] : [];
  const known = Object.values(colours).map((colour) => Reads.safeParse(colour).data?.reads);
  if (ours.length === 0 && known.includes(undefined)) return { at, reads: [] };
  return { at, reads: [...ours, ...known.filter((reads) => reads !== undefined)] };
}
