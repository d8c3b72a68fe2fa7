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

/** The part that a reader of forms needs. Any part of it may have another shape. */
const Loose = z.object({
  at: z.iso.datetime().catch(new Date(0).toISOString()),
  colours: z.record(z.string(), z.unknown()).catch({}),
});
const Reads = Colour.pick({ reads: true });

/** The newest form that a serving version can read, by type of document. */
type Reads = z.infer<typeof Reads>['reads'];

/** Reads the whole document, to change it. All of it must be readable. */
export async function readServing(container: Container) {
  const { resource, etag } = await container.item(SERVING_ID, SERVING_ID).read<JSONObject>();
  return resource && { serving: ServingDocument.parse(resource), document: resource, etag };
}

/**
 * Reads what the serving versions can read. Other versions write this document too, so nothing in it may stop us. A
 * version newer than ours reads our form. A damaged entry counts as unknown.
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
