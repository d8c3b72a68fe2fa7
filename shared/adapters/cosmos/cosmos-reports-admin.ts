import { randomUUID } from 'node:crypto';
import type { Container, JSONObject } from '@azure/cosmos';
import type { CountedDay } from '../../domain/counted-day.ts';
import type { PartnerId } from '../../domain/ids.ts';
import type { Day, Hours } from '../../domain/report-counts.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ReportsAdmin, StoredDay } from '../../ports/reports-admin.ts';
import { Unavailable } from '../../ports/unavailable.ts';
import { chooseReport } from './choose-report.ts';
import { MOST_IN_REPORT } from './move-products.ts';
import { PartnerDocuments } from './partner-documents.ts';
import { BucketDocument, bucketId, groupByBucket, joinProducts, toBucketDocument } from './product-count-documents.ts';
import { REPORT, ReportDocument, toReportDocument } from './report-document.ts';
import { isNewer } from './schema-version.ts';
import { writeReport } from './write-report.ts';

const OF_REPORTS = 'c.type IN ("report", "total")';
const OF_DAY = 'c.type IN ("report", "total", "products")';
/** A batch takes 100 operations. What is left over is removed by the next rebuild. */
const MOST_REMOVED = 80;

/** Replaces what `CosmosReports` counts. */
export class CosmosReportsAdmin implements ReportsAdmin {
  readonly #container: Container;
  readonly #documents: PartnerDocuments;
  readonly #clock: Clock;

  constructor(container: Container, clock: Clock) {
    this.#container = container;
    this.#documents = new PartnerDocuments(container);
    this.#clock = clock;
  }

  async listDays(partnerId: PartnerId): Promise<Day[]> {
    const found = await this.#documents.query(partnerId, { where: OF_REPORTS });
    return [...new Set(found.map(({ day }) => String(day)))].sort();
  }

  async readDay(partnerId: PartnerId, day: Day): Promise<StoredDay> {
    const documents = await this.#documents.queryOne(partnerId, [day], { where: OF_DAY });
    const report = documents.find(({ id }) => id === REPORT);
    const buckets = documents.filter(({ type }) => type === 'products');
    const isAnyNewer = buckets.some((bucket) => isNewer('products', bucket));
    if (isAnyNewer || (report !== undefined && isNewer('report', report))) {
      throw new Unavailable(`the report of ${day} was written by a newer version of the app`);
    }
    const { report: shown } = chooseReport(day, documents);
    const version: Version = { report, buckets: buckets.map(({ id }) => String(id)) };
    return { counted: toCountedDay(report, buckets), shown: shown?.totals ?? [], version };
  }

  async replace(partnerId: PartnerId, day: Day, counted: CountedDay, { version, counted: readable }: StoredDay) {
    const { report, buckets } = version as Version;
    const of = { partnerId, day };
    // A damaged document has no fields that are worth keeping.
    const kept = readable === undefined ? undefined : report;
    // Nobody reads these buckets before the report names them.
    const generation = randomUUID();
    const isFew = Object.keys(counted.products).length <= MOST_IN_REPORT;
    const moved = isFew ? [] : groupByBucket(counted.products);
    for (const [bucket, products] of moved) {
      await this.#container.items.create(toBucketDocument(of, { generation, bucket, writes: 1, products }));
    }
    const named = { generation, buckets: Object.fromEntries(moved.map(([bucket]) => [bucket, 1])) };
    const next = isFew ? counted : { ...counted, products: {} };
    const document = {
      ...toReportDocument(of, next, named, kept),
      rebuiltAt: this.#clock.now().toISOString(),
    };
    const before = report && { document: report, etag: String(report['_etag']) };
    const removed = buckets.slice(0, MOST_REMOVED);
    const etag = await writeReport(this.#container, of, { document, removed, before });
    return etag === 'overtaken' ? ('outdated' as const) : ('replaced' as const);
  }
}

/** What was read: the report, and the ids of all buckets, also of those that a killed rebuild has left. */
interface Version {
  report: JSONObject | undefined;
  buckets: string[];
}

/** Undefined if the report or one of its buckets can't be read. */
function toCountedDay(document: JSONObject | undefined, buckets: readonly JSONObject[]): CountedDay | undefined {
  const { data } = ReportDocument.safeParse(document);
  if (data === undefined) return undefined;
  const { generation, listed, places, isClosed } = data;
  const all = [data.products];
  for (const [bucket, writes] of Object.entries(data.buckets)) {
    const found = buckets.find(({ id }) => id === bucketId(generation, Number(bucket)));
    const { data: stored } = BucketDocument.safeParse(found);
    if (stored?.writes !== writes) return undefined;
    all.push(stored.products);
  }
  const products = joinProducts(all);
  return { hours: data.hours as Hours, products, listed, places, isClosed };
}
