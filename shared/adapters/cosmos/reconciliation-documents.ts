import type { JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { Finding } from '../../domain/finding.ts';
import { ReconciliationRun } from '../../domain/reconciliation-run.ts';

/** How long a resolved finding is kept, in seconds: the same difference is not reported again as long. */
const RESOLVED_TTL = 400 * 24 * 3_600;

const FindingDocument = z.object({ type: z.literal('finding'), finding: Finding });
const RunDocument = z.object({ type: z.literal('run'), run: ReconciliationRun });

export const readFinding = (document: unknown): Finding => FindingDocument.parse(document).finding;
export const readRun = (document: unknown): ReconciliationRun => RunDocument.parse(document).run;

export function toFindingDocument(finding: Finding): JSONObject & { id: string } {
  const { id, state, dueAt } = finding;
  const keys = { id, type: 'finding', schemaVersion: 1, state, ...(dueAt === undefined ? {} : { dueAt }) };
  return { ...keys, ...(state === 'resolved' ? { ttl: RESOLVED_TTL } : {}), finding: asJson(finding) };
}

export function toRunDocument(run: ReconciliationRun): JSONObject & { id: string } {
  const { id, state } = run;
  return {
    id,
    type: 'run',
    schemaVersion: 1,
    state,
    ...(state === 'done' ? { ttl: RESOLVED_TTL } : {}),
    run: asJson(run),
  };
}

/** Plain JSON data without undefined fields. */
const asJson = (value: Finding | ReconciliationRun) => value as unknown as JSONObject;
