import { z } from 'zod';
import { CATALOGUE, type OwnedEvent } from './feed-event.ts';
import { Sku } from './ids.ts';

/** What a SKU's stock level has crossed on its way down. */
export const stockEvents = {
  'stock.low': 'what is available fell to the product’s `lowStockAt` or below',
  'stock.depleted': 'nothing is available any more',
} as const;
export type StockEventType = keyof typeof stockEvents;
export const stockEventTypes = Object.keys(stockEvents) as StockEventType[];

/** It belongs to no partner and no order. `crossing` counts the changes that the watch noted on this SKU. */
export const StockEvent = z.object({
  id: z.string(),
  type: z.enum(stockEventTypes),
  sku: Sku,
  crossing: z.int().positive(),
  at: z.iso.datetime(),
  data: z.object({
    available: z.int().nonnegative(),
    /** The threshold at that time. */
    lowStockAt: z.int().positive().optional(),
  }),
});
export type StockEvent = z.infer<typeof StockEvent>;

const Noted = z.int().optional();

/**
 * What the watch has noted on a level. `low` and `depleted` are present from the event until the watch is ready for the
 * next one. Each holds what had been delivered at that time, less what was available.
 */
export const StockWatch = z.object({ crossing: z.int().nonnegative(), low: Noted, depleted: Noted });
export type StockWatch = z.infer<typeof StockWatch>;

export const NOTHING_NOTED: StockWatch = { crossing: 0 };
/** For a level that begins at zero: nothing fell. */
export const BEGINS_EMPTY = { crossing: 0, low: 0, depleted: 0 } as const satisfies StockWatch;

export interface WatchedLevel {
  sku: Sku;
  available: number;
  lowStockAt?: number | undefined;
  /** The units that adjustments have added since the level began. */
  delivered: number;
  watch: StockWatch;
}

/** Without a delivery, this many units must come back from orders before the same event can follow. */
const LEAST_MARGIN = 10;

/**
 * Decides what a level has crossed; undefined if nothing is new. An event comes once per crossing: the next one of its
 * type needs deliveries that lift the level above the threshold. Units that come back from orders count only if they
 * lift it by as much as the threshold itself, so that orders that fail and return a few units cause no second event.
 */
export function watchStock(
  level: WatchedLevel,
  at: Date,
): { watch: StockWatch; events: readonly StockEvent[] } | undefined {
  const { sku, available, lowStockAt, watch } = level;
  const low = lowStockAt === undefined ? undefined : noteThreshold(level, lowStockAt, watch.low);
  const depleted = noteThreshold(level, 0, watch.depleted);
  if (low === watch.low && depleted === watch.depleted) return undefined;
  const crossing = watch.crossing + 1;
  const crossed = [
    ...(low !== undefined && low !== watch.low ? ['stock.low' as const] : []),
    ...(depleted !== undefined && depleted !== watch.depleted ? ['stock.depleted' as const] : []),
  ];
  const events = crossed.map((type) => ({
    // With its time: after a restore of the database, a crossing is counted again.
    ...{ id: `evt_${type.replace('.', '_')}_${sku}_${crossing}_${at.getTime().toString(36)}`, type, sku, crossing },
    at: at.toISOString(),
    data: { available, ...(lowStockAt === undefined ? {} : { lowStockAt }) },
  }));
  return {
    watch: { crossing, ...(low === undefined ? {} : { low }), ...(depleted === undefined ? {} : { depleted }) },
    events,
  };
}

/** What is noted on a threshold from now on. */
function noteThreshold(
  { available, delivered }: WatchedLevel,
  threshold: number,
  noted: number | undefined,
): number | undefined {
  const isBelow = available <= threshold;
  if (noted === undefined) return isBelow ? delivered - available : undefined;
  // True also if the delivery was sold before anybody looked.
  const isLifted = delivered - noted > threshold;
  if (isBelow) return isLifted ? delivered - available : noted;
  return isLifted || available >= threshold + Math.max(LEAST_MARGIN, threshold) ? undefined : noted;
}

/** As partners get it: without the merchant's threshold. */
export function toCatalogueEvent({ id, type, sku, at, data: { available } }: StockEvent): OwnedEvent {
  return { owner: CATALOGUE, event: { id, type, at, subject: sku, data: { sku, available } } };
}
