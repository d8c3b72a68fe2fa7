import { createHash } from 'node:crypto';
import type { JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import type { PartnerId } from '../../domain/ids.ts';
import { addProducts, type Products } from '../../domain/product-counts.ts';
import type { Day } from '../../domain/report-counts.ts';
import { schemaVersions } from '../../domain/schema-versions.ts';

/** A day's products lie in at most so many documents besides its report. */
export const BUCKETS = 16;

const amount = z.int().nonnegative().default(0);
export const StoredProducts = z.record(
  z.string().regex(/^[A-Z]{3} [A-Z0-9][A-Z0-9-]*$/),
  z.object({
    ...{ orders: amount, ordered: amount, confirmed: amount, sold: amount, revenue: amount },
    ...{ refundedUnits: amount, refundedValue: amount },
  }),
);

/** Some products of a partner's day. It changes only in one write with the day's report. */
export const BucketDocument = z.object({
  type: z.literal('products'),
  generation: z.string(),
  bucket: z.int().nonnegative(),
  /** The number of this write: the report knows the last one. */
  writes: z.int().positive(),
  products: StoredProducts,
});

export interface Bucket {
  generation: string;
  bucket: number;
  writes: number;
  products: Products;
}

export const bucketId = (generation: string, bucket: number) => `products-${generation}-${bucket}`;

/** The bucket of a key of products, which begins with a currency: a product's currencies are together. */
export function bucketOf(key: string): number {
  const [, sku = ''] = key.split(' ');
  return (createHash('sha256').update(sku).digest()[0] ?? 0) % BUCKETS;
}

export function toBucketDocument(
  { partnerId, day }: { partnerId: PartnerId; day: Day },
  { products, ...bucket }: Bucket,
): JSONObject & { id: string } {
  const id = bucketId(bucket.generation, bucket.bucket);
  const keys = { id, partnerId, day, type: 'products', schemaVersion: schemaVersions.products };
  return { ...keys, ...bucket, products: withoutZeroUnits(products) };
}

export function withoutZeroUnits(products: Products): JSONObject {
  const kept = (totals: object) => Object.fromEntries(Object.entries(totals).filter(([, value]) => value !== 0));
  return Object.fromEntries(Object.entries(products).map(([key, totals]) => [key, kept(totals)]));
}

/** The products by bucket, the bucket with the most first. */
export function groupByBucket(products: Products): [bucket: number, products: Products][] {
  return [...Map.groupBy(Object.entries(products), ([key]) => bucketOf(key))]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([bucket, entries]) => [bucket, Object.fromEntries(entries)]);
}

/** Both together; no product is in a sum twice. */
export const joinProducts = (all: readonly Products[]): Products => all.reduce(addProducts, {});
