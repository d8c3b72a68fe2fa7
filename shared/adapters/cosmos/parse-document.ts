import type { JSONObject } from '@azure/cosmos';
import type { z } from 'zod';
import type { DocumentType } from '../../domain/schema-versions.ts';
import { explainIssue } from '../../explain-issue.ts';
import { Unavailable } from '../../ports/unavailable.ts';
import { isNewer } from './schema-version.ts';

/**
 * Parses a document.
 *
 * @throws Unavailable if only a newer version of the app can read it, ZodError if it is damaged
 */
export function parseDocument<T>(schema: z.ZodType<T>, document: JSONObject, type: DocumentType): T {
  const { data, error } = schema.safeParse(document, { error: explainIssue });
  if (error === undefined) return data;
  if (!isNewer(type, document)) throw error;
  throw new Unavailable(`a ${type} can't be read: a newer version of the app wrote it`, { cause: error });
}
