import type { JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import type { DailyTotals, Day } from '../../domain/daily-report.ts';
import type { PartnerId } from '../../domain/ids.ts';
import { Currency } from '../../domain/money.ts';
import { schemaVersions } from '../../domain/schema-versions.ts';

const count = z.int().nonnegative();

/** The totals of a partner's day in one currency. */
export const TotalDocument = z.object({
  type: z.literal('total'),
  day: z.string(),
  currency: Currency,
  orders: count,
  confirmed: count,
  revenue: count,
  failures: count,
  /** Totals that an earlier version began don't have these. */
  refunds: count.default(0),
  refunded: count.default(0),
  /** The time of Cosmos DB's last write, in seconds since the epoch. */
  _ts: z.int(),
});

export const totalIdOf = (currency: Currency) => `total-${currency}`;

export function toTotalDocument(
  { partnerId, day, currency }: { partnerId: PartnerId; day: Day; currency: Currency },
  totals: DailyTotals,
): JSONObject & { id: string } {
  const keys = { id: totalIdOf(currency), partnerId, day, type: 'total', schemaVersion: schemaVersions.total };
  return { ...keys, currency, ...totals };
}

/**
 * A rebuild holds the totals of a day for a moment if events come so fast that it can't read them between two. Counting
 * waits until then at most, also if the rebuild is killed.
 */
export const heldUntil = (until: Date) => ({ op: 'set' as const, path: '/heldUntil', value: until.toISOString() });
export const isFreeAt = (now: Date) => `NOT IS_DEFINED(c.heldUntil) OR c.heldUntil < "${now.toISOString()}"`;
