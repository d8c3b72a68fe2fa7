import { z } from 'zod';
import { type DocumentType, schemaVersions } from '../../domain/schema-versions.ts';

/** One without a number is as old as the first. */
const Versioned = z.object({ schemaVersion: z.int().positive().catch(1) });

export function schemaVersionOf(document: unknown): number {
  return Versioned.safeParse(document).data?.schemaVersion ?? 1;
}

/** Whether a newer version of the app wrote it: what can't be read in it is not damaged. */
export function isNewer(type: DocumentType, document: unknown): boolean {
  return schemaVersionOf(document) > schemaVersions[type];
}
