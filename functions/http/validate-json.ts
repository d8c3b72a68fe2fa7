import type { z } from 'zod';
import { explainIssue } from '../../shared/explain-issue.ts';
import { Problem } from '../../shared/problems.ts';
import { faultsOf } from './faults.ts';
import type { JsonBody } from './parse-json-body.ts';

/** @throws Problem validation_failed with every fault of the JSON */
export function validateJson<T>(schema: z.ZodType<T>, { json, faults }: JsonBody): T {
  const parsed = schema.safeParse(json, { error: explainIssue });
  const details = parsed.success ? [] : faultsOf(parsed.error);
  const places = new Set(details.map(({ path }) => path));
  details.push(...faults.filter(({ path }) => !places.has(path)));
  if (!parsed.success || details.length > 0) throw new Problem('validation_failed', { details });
  return parsed.data;
}
