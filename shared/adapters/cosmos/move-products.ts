import type { CountedDay } from '../../domain/counted-day.ts';
import type { PartnerId } from '../../domain/ids.ts';
import type { Products } from '../../domain/product-counts.ts';
import type { Day } from '../../domain/report-counts.ts';
import { Unavailable } from '../../ports/unavailable.ts';
import type { PartnerDocuments } from './partner-documents.ts';
import { type Bucket, BucketDocument, bucketId, groupByBucket, joinProducts } from './product-count-documents.ts';
import { readDocument } from './read-document.ts';
import type { ReportDocument } from './report-document.ts';
import { isNewer } from './schema-version.ts';

/** So many products stay in the report: it is written often, and buckets seldom. */
export const MOST_IN_REPORT = 100;

interface Moved {
  counted: CountedDay;
  buckets: Record<string, number>;
  /** To be written with the report. */
  written: Bucket[];
}

/** Moves products from a report that has too many of them to their buckets, those of the fullest buckets first. */
export async function moveProducts(
  documents: PartnerDocuments,
  { partnerId, day }: { partnerId: PartnerId; day: Day },
  counted: CountedDay,
  { generation, buckets: before }: Pick<ReportDocument, 'generation' | 'buckets'>,
): Promise<Moved> {
  let left = Object.keys(counted.products).length;
  const buckets = { ...before };
  const written: Bucket[] = [];
  const kept: Products[] = [];
  for (const [bucket, products] of groupByBucket(counted.products)) {
    if (left <= MOST_IN_REPORT) {
      kept.push(products);
      continue;
    }
    const stored = await readBucket(documents, { partnerId, day, generation, bucket });
    // It stays as it is until a rebuild, and what belongs there stays in the report.
    if (stored === 'damaged') {
      kept.push(products);
      continue;
    }
    left -= Object.keys(products).length;
    const writes = (before[bucket] ?? 0) + 1;
    buckets[bucket] = writes;
    written.push({ generation, bucket, writes, products: joinProducts([stored?.products ?? {}, products]) });
  }
  return { counted: { ...counted, products: joinProducts(kept) }, buckets, written };
}

/** @throws Unavailable if a newer version of the app wrote it */
export async function readBucket(
  documents: PartnerDocuments,
  { partnerId, day, generation, bucket }: { partnerId: PartnerId; day: Day; generation: string; bucket: number },
): Promise<Bucket | undefined | 'damaged'> {
  const id = bucketId(generation, bucket);
  const found = await documents.read(partnerId, id, [day]);
  if (found === undefined) return undefined;
  if (isNewer('products', found.document)) {
    throw new Unavailable(`${id} of ${day} of ${partnerId} was written by a newer version of the app`);
  }
  return readDocument(BucketDocument, found.document, 'products', `${id} of ${partnerId} on ${day}`) ?? 'damaged';
}
