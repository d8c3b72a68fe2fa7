import type { z } from 'zod';
import { causeOf } from '../../cause-of.ts';
import { plainWords } from '../../plain-words.ts';
import { log } from '../../telemetry/log.ts';
import { recordMetric } from '../../telemetry/record-metric.ts';

type Kind = 'order' | 'product' | 'stock' | 'report';

/**
 * What a document says, or undefined for one that can't be read: one bad document must not hide its neighbours. The
 * operator hears of it, with the field that is at fault.
 *
 * @param name what an operator finds it by
 */
export function readDocument<T>(schema: z.ZodType<T>, document: unknown, kind: Kind, name: string): T | undefined {
  const { data, error } = schema.safeParse(document, { error: plainWords });
  if (error === undefined) return data;
  recordMetric('documents.unreadable', 1, { kind });
  log.warn(`${kind} ${name} can't be read: ${causeOf(error).message}`, { 'document.id': name });
  return undefined;
}
