import type { Container, JSONObject, OperationInput } from '@azure/cosmos';
import type { PartnerId } from '../../domain/ids.ts';
import type { Day } from '../../domain/report-counts.ts';
import { isOvertaken } from './is-overtaken.ts';
import { type Bucket, toBucketDocument } from './product-count-documents.ts';
import { REPORT } from './report-document.ts';
import { runBatch } from './run-batch.ts';
import { BatchFailed, CONFLICT, NOT_FOUND, PRECONDITION_FAILED } from './status-code.ts';

export interface PartnerDay {
  partnerId: PartnerId;
  day: Day;
}

export interface StoredReport {
  document: JSONObject;
  etag: string | undefined;
}

interface Change {
  document: JSONObject & { id: string };
  /** Written with it. */
  buckets?: readonly Bucket[];
  /** The ids of buckets that go with it. */
  removed?: readonly string[];
  /** What the document was made of. */
  before: StoredReport | undefined;
}

const OVERTAKEN: readonly number[] = [CONFLICT, PRECONDITION_FAILED, NOT_FOUND];

/**
 * Writes a report and the buckets that change with it, in one write, unless the report has changed since it was read.
 *
 * @returns the report's new ETag
 */
export async function writeReport(
  container: Container,
  { partnerId, day }: PartnerDay,
  { document, buckets = [], removed = [], before }: Change,
): Promise<string | undefined | 'overtaken'> {
  if (buckets.length + removed.length === 0) return writeAlone(container, { partnerId, day }, { document, before });
  const condition = { ifMatch: before?.etag ?? '' };
  const operations: OperationInput[] = [
    before === undefined
      ? { operationType: 'Create', resourceBody: document }
      : { operationType: 'Replace', id: REPORT, ...condition, resourceBody: document },
    ...buckets.map((bucket) => {
      const resourceBody = toBucketDocument({ partnerId, day }, bucket);
      return { operationType: 'Upsert' as const, resourceBody };
    }),
    ...removed.map((id) => ({ operationType: 'Delete' as const, id })),
  ];
  const outcome = await runBatch(container, [partnerId, day], operations);
  if (outcome.kind === 'done') return outcome.results[0]?.eTag;
  if (outcome.codes.some((code) => OVERTAKEN.includes(code))) return 'overtaken';
  throw new BatchFailed(`the report of ${day} of ${partnerId}`, outcome.codes);
}

async function writeAlone(
  container: Container,
  { partnerId, day }: PartnerDay,
  { document, before }: Pick<Change, 'document' | 'before'>,
): Promise<string | undefined | 'overtaken'> {
  try {
    const accessCondition = { type: 'IfMatch', condition: before?.etag ?? '' };
    const { etag } =
      before === undefined
        ? await container.items.create(document)
        : await container.item(REPORT, [partnerId, day]).replace(document, { accessCondition });
    return etag;
  } catch (error) {
    if (isOvertaken(error, before)) return 'overtaken';
    throw error;
  }
}
