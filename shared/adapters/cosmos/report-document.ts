import type { JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import type { CountedDay } from '../../domain/counted-day.ts';
import type { PartnerId } from '../../domain/ids.ts';
import { Currency } from '../../domain/money.ts';
import { type Day, type Hours, nothingYet } from '../../domain/report-counts.ts';
import { schemaVersions } from '../../domain/schema-versions.ts';
import { StoredProducts, withoutZeroUnits } from './product-count-documents.ts';

export const REPORT = 'report';

const amount = z.int().nonnegative().default(0);
const StoredTotals = z.object({
  orders: amount,
  confirmed: amount,
  revenue: amount,
  failures: amount,
  cancelled: amount,
  cancelledValue: amount,
  refunds: amount,
  refunded: amount,
});

/** A partner's day, all of it in one document: what is counted, and how far, changes in one write. */
export const ReportDocument = z.object({
  type: z.literal('report'),
  day: z.string(),
  hours: z.record(z.string().regex(/^([01]\d|2[0-3])$/), z.partialRecord(Currency, StoredTotals)),
  places: z.record(z.string().regex(/^\d+$/), z.int().nonnegative()),
  /** What is counted by product, apart from what lies in buckets. */
  products: StoredProducts.default({}),
  listed: z.object({ orders: amount, confirmed: amount, refunds: amount }).prefault({}),
  /** The last write of each bucket, and what the buckets' ids begin with. A rebuild begins another generation. */
  buckets: z.record(z.string().regex(/^\d+$/), z.int().positive()).default({}),
  generation: z.string().default('0'),
  isClosed: z.boolean().default(false),
  /** When an operator last had it counted again. What release 0.1.0 counted of the day is then of no use. */
  rebuiltAt: z.iso.datetime().optional(),
  /** The time of Cosmos DB's last write, in seconds since the epoch. */
  _ts: z.int(),
});
export type ReportDocument = z.infer<typeof ReportDocument>;

/** @param stored what is there: fields of newer versions stay */
export function toReportDocument(
  { partnerId, day }: { partnerId: PartnerId; day: Day },
  { hours, products, listed, places, isClosed }: CountedDay,
  { generation, buckets }: Pick<ReportDocument, 'generation' | 'buckets'>,
  stored: JSONObject = {},
): JSONObject & { id: string } {
  const keys = { id: REPORT, partnerId, day, type: 'report', schemaVersion: schemaVersions.report };
  const ofProducts = { products: withoutZeroUnits(products), listed: { ...listed }, generation, buckets };
  return { ...stored, ...keys, hours: withoutZeros(hours), ...ofProducts, places: { ...places }, isClosed };
}

function withoutZeros(hours: Hours): JSONObject {
  const kept = (totals: object) => Object.fromEntries(Object.entries(totals).filter(([, value]) => value !== 0));
  return Object.fromEntries(
    Object.entries(hours).map(([hour, byCurrency]) => [
      hour,
      Object.fromEntries(Object.entries(byCurrency).map(([currency, totals]) => [currency, kept(totals)])),
    ]),
  );
}

/** What release 0.1.0 counted of a day, in one currency. It did not count refunds and cancellations. */
export const TotalDocument = z
  .object({
    type: z.literal('total'),
    day: z.string(),
    currency: Currency,
    orders: z.int().nonnegative(),
    confirmed: z.int().nonnegative(),
    revenue: z.int().nonnegative(),
    failures: z.int().nonnegative(),
    _ts: z.int(),
  })
  .transform(({ orders, confirmed, revenue, failures, ...keys }) => ({
    ...keys,
    totals: { ...nothingYet, orders, confirmed, revenue, failures },
  }));
export type TotalDocument = z.infer<typeof TotalDocument>;
