import type { JSONObject } from '@azure/cosmos';
import type { z } from 'zod';
import { causeOf } from '../../cause-of.ts';
import { explainIssue } from '../../explain-issue.ts';
import { log } from '../../telemetry/log.ts';
import { recordMetric } from '../../telemetry/record-metric.ts';
import { isNewer } from './schema-version.ts';

type Kind = 'order' | 'product' | 'stock' | 'total' | 'serving';

/**
 * What a document says, or undefined for one that can't be read: one bad document must not hide its neighbours. The
 * problem is reported together with its field.
 *
 * @param name what an operator finds it by
 */
export function readDocument<T>(schema: z.ZodType<T>, document: JSONObject, kind: Kind, name: string): T | undefined {
  const { data, error } = schema.safeParse(document, { error: explainIssue });
  if (error === undefined) return data;
  reportUnreadableDocument(kind, name, document, error);
  return undefined;
}

/** Reports a document that is left out: it is damaged, or a newer version of the app wrote it. */
export function reportUnreadableDocument(kind: Kind, name: string, document: JSONObject, error: Error): void {
  const because = causeOf(error).message;
  if (isNewer(kind, document)) {
    recordMetric('documents.newer', 1, { kind });
    log.warn(`${kind} ${name} is of a newer version and can't be read: ${because}`, { 'document.id': name });
  } else {
    recordMetric('documents.unreadable', 1, { kind });
    log.warn(`${kind} ${name} can't be read: ${because}`, { 'document.id': name });
  }
}
