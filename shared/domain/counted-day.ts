import type { StreamPlace } from './feed-place.ts';
import { addProducts, type Listed, nothingListed, type Products } from './product-counts.ts';
import { addCounts, type Count, type Hours } from './report-counts.ts';

/** What is counted of a partner's day, and how far in the partner's feed. */
export interface CountedDay {
  hours: Hours;
  products: Products;
  /** How many of the events that `hours` count are in `products`. */
  listed: Listed;
  /**
   * The last position that is counted, by segment of the feed. The positions of a segment only grow, so what comes again
   * is recognised without a mark of its own. Two segments are read apart, and neither waits for the other.
   */
  places: Readonly<Record<string, number>>;
  /** Counted from the orders when the feed no longer held all of it: what the feed still brings is in it already. */
  isClosed: boolean;
}

/** What an event counts as, and its place in the feed. */
export interface PlacedCount {
  place: StreamPlace;
  count: Count;
}

export const nothingCounted: CountedDay = {
  ...{ hours: {}, products: {}, listed: nothingListed, places: {}, isClosed: false },
};

/** Adds what events count as, wherever they are in the feed. */
export function addToDay<D extends Pick<CountedDay, 'hours' | 'products' | 'listed'>>(
  day: D,
  counts: Iterable<Count>,
): D {
  const all = [...counts];
  const listed = { ...day.listed };
  let { products } = day;
  for (const { products: named } of all) {
    if (named === undefined) continue;
    products = addProducts(products, named.adds);
    listed[named.listed] += 1;
  }
  return { ...day, hours: addCounts(day.hours, all), products, listed };
}

/** Adds what comes after the places that are counted already; undefined if nothing does. */
export function countFurther(counted: CountedDay, events: readonly PlacedCount[]): CountedDay | undefined {
  if (counted.isClosed) return undefined;
  const fresh = new Map<string, Count>();
  const places: Record<string, number> = { ...counted.places };
  for (const { place, count } of events) {
    const { segment, position } = place;
    if (position <= (counted.places[segment] ?? 0)) continue;
    fresh.set(`${segment}/${position}`, count);
    places[segment] = Math.max(places[segment] ?? 0, position);
  }
  if (fresh.size === 0) return undefined;
  return { ...addToDay(counted, fresh.values()), places };
}
