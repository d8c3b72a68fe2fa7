import type { JSONObject } from '@azure/cosmos';
import type { z } from 'zod';
import { causeOf } from '../../cause-of.ts';
import { explainIssue } from '../../explain-issue.ts';
import { log } from '../../telemetry/log.ts';
import { recordMetric } from '../../telemetry/record-metric.ts';
import { isNewer } from './schema-version.ts';

type Kind =
  | 'order'
  | 'product'
  | 'stock'
  | 'reservation'
  | 'movement'
  | 'stockEvent'
  | 'screeningRules'
  | 'featureSwitches'
  | 'total'
  | 'report'
  | 'products'
  | 'feedEntry'
  | 'delivery'
  | 'redelivery'
  | 'webhookEndpoints'
  | 'job'
  | 'refund'
  | 'rebuild'
  | 'erasure'
  | 'serving';

/**
 * Reads a document, or returns undefined if it can't be read, so that one bad document doesn't hide the others. The
 * problem is reported with its field.
 *
 * @param name the name by which an operator finds it
 */
export function readDocument<T>(schema: z.ZodType<T>, document: JSONObject, kind: Kind, name: string): T | undefined {
  const { data, error } = schema.safeParse(document, { error: explainIssue });
  if (error === undefined) return data;
  reportUnreadableDocument(kind, name, document, error);
  return undefined;
}

/** Reports a document that was left out: it is damaged, or a newer version of the app wrote it. */
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
