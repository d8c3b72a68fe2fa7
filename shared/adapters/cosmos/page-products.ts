import type { JSONObject } from '@azure/cosmos';
import type { PartnerId } from '../../domain/ids.ts';
import { type Products, parseProductKey } from '../../domain/product-counts.ts';
import type { Day, Totals } from '../../domain/report-counts.ts';
import type { AskedProducts, DayReport, ProductPage } from '../../ports/reports.ts';
import { Unavailable } from '../../ports/unavailable.ts';
import { chooseReport } from './choose-report.ts';
import { readBucket } from './move-products.ts';
import type { PartnerDocuments } from './partner-documents.ts';
import { BUCKETS, bucketOf, joinProducts } from './product-count-documents.ts';
import { readDocument } from './read-document.ts';
import { REPORT, ReportDocument } from './report-document.ts';

/** A report that is written while its buckets are read is read again. */
const MOST_ATTEMPTS = 20;

/** A page of products by day, bucket and key: so a page reads only the buckets that it shows. */
export async function pageProducts(
  documents: PartnerDocuments,
  partnerId: PartnerId,
  days: readonly [Day, JSONObject[]][],
  { after = '', limit }: AskedProducts,
): Promise<ProductPage> {
  const page: ProductPage = { products: [], unreadable: [], withoutProducts: [], next: undefined };
  for (const [day, ofDay] of days) {
    const { report: shown, isComplete } = chooseReport(day, ofDay);
    if (!isComplete) page.unreadable.push(day);
    const stored = ofDay.find(({ type }) => type === 'report');
    const report = stored && ReportDocument.safeParse(stored).data;
    const missing = shown && findMissing(day, shown.totals, report);
    if (missing !== undefined) page.withoutProducts.push(missing);
    if (report === undefined || page.next !== undefined) continue;
    for (let bucket = 0; bucket < BUCKETS && page.next === undefined; bucket += 1) {
      // `~` is after every key.
      if (positionOf(day, bucket, '~') <= after) continue;
      const { products, asOf, isDamaged } = await readProducts(documents, { partnerId, day, bucket }, report);
      if (isDamaged && !page.unreadable.includes(day)) page.unreadable.push(day);
      const keys = Object.keys(products).sort();
      for (const key of keys) {
        const totals = products[key];
        if (totals === undefined || positionOf(day, bucket, key) <= after) continue;
        const last = page.products.at(-1);
        if (page.products.length === limit && last !== undefined) {
          page.next = positionOf(last.day, bucketOf(keyOf(last)), keyOf(last));
          break;
        }
        page.products.push({ day, ...parseProductKey(key), totals, asOf });
      }
    }
  }
  return page;
}

const keyOf = ({ sku, currency }: { sku: string; currency: string }) => `${currency} ${sku}`;
const positionOf = (day: Day, bucket: number, key: string) => `${day} ${String(bucket).padStart(2, '0')} ${key}`;

/** How many of the events that the report of the day counts name no products. */
function findMissing(day: Day, totals: DayReport['totals'], report: ReportDocument | undefined) {
  const { listed = { orders: 0, confirmed: 0, refunds: 0 } } = report ?? {};
  const sum = (field: keyof Totals) => totals.reduce((all, one) => all + one.totals[field], 0);
  const of = (field: keyof typeof listed) => Math.max(0, sum(field) - listed[field]);
  const missing = { orders: of('orders'), confirmed: of('confirmed'), refunds: of('refunds') };
  return missing.orders + missing.confirmed + missing.refunds > 0 ? { day, ...missing } : undefined;
}

/** The report and its bucket as they were at one time: both know the number of the bucket's last write. */
async function readProducts(
  documents: PartnerDocuments,
  { partnerId, day, bucket }: { partnerId: PartnerId; day: Day; bucket: number },
  first: ReportDocument,
): Promise<{ products: Products; asOf: string; isDamaged: boolean }> {
  let report = first;
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const asOf = new Date(report._ts * 1_000).toISOString();
    const entries = Object.entries(report.products).filter(([key]) => bucketOf(key) === bucket);
    const kept: Products = Object.fromEntries(entries);
    const writes = report.buckets[bucket];
    if (writes === undefined) return { products: kept, asOf, isDamaged: false };
    const { generation } = report;
    const stored = await readBucket(documents, { partnerId, day, generation, bucket });
    if (stored === 'damaged') return { products: {}, asOf, isDamaged: true };
    if (stored?.writes === writes) return { products: joinProducts([stored.products, kept]), asOf, isDamaged: false };
    const found = await documents.read(partnerId, REPORT, [day]);
    const next = found && readDocument(ReportDocument, found.document, 'report', `of ${partnerId} on ${day}`);
    if (next === undefined) return { products: {}, asOf, isDamaged: true };
    report = next;
  }
  throw new Unavailable(`the products of ${day} of ${partnerId} change faster than they can be read`);
}
