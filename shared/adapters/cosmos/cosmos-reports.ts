import type { Container, JSONObject } from '@azure/cosmos';
import { countFurther, nothingCounted, type PlacedCount } from '../../domain/counted-day.ts';
import type { PartnerId } from '../../domain/ids.ts';
import type { Day } from '../../domain/report-counts.ts';
import { schemaVersions } from '../../domain/schema-versions.ts';
import type { AskedProducts, DayReport, ProductPage, Reports } from '../../ports/reports.ts';
import { Unavailable } from '../../ports/unavailable.ts';
import { chooseReport } from './choose-report.ts';
import { moveProducts } from './move-products.ts';
import { pageProducts } from './page-products.ts';
import { PartnerDocuments } from './partner-documents.ts';
import { readDocument } from './read-document.ts';
import { REPORT, ReportDocument, toReportDocument } from './report-document.ts';
import { isNewer, schemaVersionOf } from './schema-version.ts';
import { type PartnerDay, type StoredReport as Stored, writeReport } from './write-report.ts';

/** Days whose reports a process remembers: those that it counted last. */
const MOST_REMEMBERED = 2_000;
/** So many products of events are counted in one write, so that a report never comes near the 2 MB of a document. */
const MOST_PRODUCTS = 2_000;
const nothingStored = { ...nothingCounted, generation: '0', buckets: {} };

/**
 * Reports in Cosmos DB, a document for each partner and day. What is counted and how far in the feed change in one write,
 * by compare-and-set: a repetition, another process or a kill can't count an event twice, and no event needs a mark.
 */
export class CosmosReports implements Reports {
  readonly #container: Container;
  readonly #documents: PartnerDocuments;
  /** As this process wrote them. If another one has written since, the next write is refused. */
  readonly #last = new Map<string, Stored>();

  constructor(container: Container) {
    this.#container = container;
    this.#documents = new PartnerDocuments(container);
  }

  async count(partnerId: PartnerId, events: readonly PlacedCount[]): Promise<void> {
    const byDay = Map.groupBy(events, ({ count }) => count.day);
    await Promise.all(
      [...byDay].map(async ([day, ofDay]) => {
        for (const part of sliceByProducts(ofDay)) await this.#countDay({ partnerId, day }, part);
      }),
    );
  }

  async #countDay(of: PartnerDay, events: readonly PlacedCount[]): Promise<void> {
    const { partnerId, day } = of;
    const key = `${partnerId} ${day}`;
    for (;;) {
      const remembered = this.#last.get(key);
      const stored = remembered ?? (await this.#documents.read(partnerId, REPORT, [day]));
      const counted = stored === undefined ? nothingStored : readCounted(partnerId, stored.document);
      // The others must not wait for a damaged one: it is reported, and counted again by a rebuild.
      if (counted === undefined) return;
      const next = countFurther(counted, events);
      this.#last.delete(key);
      if (next === undefined && remembered === undefined) return;
      if (next === undefined) continue;
      const { counted: kept, buckets, written } = await moveProducts(this.#documents, of, next, counted);
      const { generation } = counted;
      const document = toReportDocument(of, kept, { generation, buckets }, stored?.document);
      const etag = await writeReport(this.#container, of, { document, buckets: written, before: stored });
      if (etag === 'overtaken') continue;
      this.#remember(key, { document: { ...document, _ts: 0 }, etag });
      return;
    }
  }

  #remember(key: string, stored: Stored): void {
    this.#last.set(key, stored);
    for (const oldest of this.#last.keys()) {
      if (this.#last.size <= MOST_REMEMBERED) break;
      this.#last.delete(oldest);
    }
  }

  async list(partnerId: PartnerId, from: Day, to: Day): Promise<{ days: DayReport[]; unreadable: Day[] }> {
    const days = await this.#find(partnerId, from, to);
    const found = days.map(([day, ofDay]) => ({ day, ...chooseReport(day, ofDay) }));
    return {
      days: found.flatMap(({ report }) => report ?? []),
      unreadable: found.flatMap(({ day, isComplete }) => (isComplete ? [] : [day])),
    };
  }

  async listProducts(partnerId: PartnerId, asked: AskedProducts): Promise<ProductPage> {
    return pageProducts(this.#documents, partnerId, await this.#find(partnerId, asked.from, asked.to), asked);
  }

  /** The reports of both ways of counting, by day. */
  async #find(partnerId: PartnerId, from: Day, to: Day): Promise<[Day, JSONObject[]][]> {
    const documents = await this.#documents.query(partnerId, {
      where: 'c.type IN ("report", "total") AND c.day >= @from AND c.day <= @to',
      parameters: [
        { name: '@from', value: from },
        { name: '@to', value: to },
      ],
      orderBy: 'c.partnerId, c.type, c.day',
    });
    return [...Map.groupBy(documents, ({ day }) => String(day))].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

/** Parts of a batch in its order, each with few products. */
function sliceByProducts(events: readonly PlacedCount[]): PlacedCount[][] {
  const parts: PlacedCount[][] = [];
  let products = Number.POSITIVE_INFINITY;
  for (const event of events) {
    products += Object.keys(event.count.products?.adds ?? {}).length;
    if (products > MOST_PRODUCTS) {
      parts.push([]);
      products = 0;
    }
    parts.at(-1)?.push(event);
  }
  return parts;
}

/** @throws Unavailable if a newer version of the app wrote it: it counts in ways that this one doesn't know */
function readCounted(partnerId: PartnerId, document: JSONObject): ReportDocument | undefined {
  if (isNewer('report', document)) {
    const form = `form ${schemaVersionOf(document)}, and this version knows ${schemaVersions.report}`;
    throw new Unavailable(`the report of ${document['day']} of ${partnerId} has ${form}`);
  }
  return readDocument(ReportDocument, document, 'report', `of ${partnerId} on ${document['day']}`);
}
