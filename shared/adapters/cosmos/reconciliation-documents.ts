import type { JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { causeOf } from '../../cause-of.ts';
import { Finding } from '../../domain/finding.ts';
import { ReconciliationRun } from '../../domain/reconciliation-run.ts';
import { explainIssue } from '../../explain-issue.ts';
import { schemaVersionOf } from './schema-version.ts';

/** How long a resolved finding is kept, in seconds: the same difference is not reported again as long. */
const RESOLVED_TTL = 400 * 24 * 3_600;

/** Findings and runs have had one form so far. */
const FORM = 1;

export const isNewerRecord = (document: unknown): boolean => schemaVersionOf(document) > FORM;

const FindingDocument = z.object({ type: z.literal('finding'), finding: Finding });
const RunDocument = z
  .object({ id: z.string(), type: z.literal('run'), state: ReconciliationRun.shape.state, run: ReconciliationRun })
  .refine(({ id, run }) => run.id === id, { path: ['run', 'id'], error: 'must be the id of the document' });

const error = explainIssue;
export const readFinding = (document: unknown): Finding => FindingDocument.parse(document, { error }).finding;
export const readRun = (document: unknown): ReconciliationRun => RunDocument.parse(document, { error }).run;

/** Says why a finding or a run can't be read; undefined if it can. Written back, a newer one would lose what only that version knows. */
export function faultOfRecord(document: JSONObject): string | undefined {
  if (isNewerRecord(document)) return 'a newer version of the app wrote it';
  const schema = String(document['id']).startsWith('fnd_') ? FindingDocument : RunDocument;
  const { error: found } = (schema as z.ZodType).safeParse(document, { error });
  return found && causeOf(found).message;
}

export function toFindingDocument(finding: Finding): JSONObject & { id: string } {
  const { id, state, dueAt } = finding;
  const keys = { id, type: 'finding', schemaVersion: FORM, state, ...(dueAt === undefined ? {} : { dueAt }) };
  return { ...keys, ...(state === 'resolved' ? { ttl: RESOLVED_TTL } : {}), finding: asJson(finding) };
}

export function toRunDocument(run: ReconciliationRun): JSONObject & { id: string } {
  const { id, state } = run;
  return {
    id,
    type: 'run',
    schemaVersion: FORM,
    state,
    ...(state === 'done' ? { ttl: RESOLVED_TTL } : {}),
    run: asJson(run),
  };
}

/** Plain JSON data without undefined fields. */
const asJson = (value: Finding | ReconciliationRun) => value as unknown as JSONObject;
