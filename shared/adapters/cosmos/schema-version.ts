import { z } from 'zod';
import { type DocumentType, schemaVersions } from '../../domain/schema-versions.ts';

/** A document without a number has the first form. */
const Versioned = z.object({ schemaVersion: z.int().positive().catch(1) });

export function schemaVersionOf(document: unknown): number {
  return Versioned.safeParse(document).data?.schemaVersion ?? 1;
}

/** Whether a newer version of the app wrote the document. If it can't be read, it is not damaged. */
export function isNewer(type: DocumentType, document: unknown): boolean {
  return schemaVersionOf(document) > schemaVersions[type];
}
