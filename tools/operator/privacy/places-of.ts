import { type PersonsOrder, UNREADABLE } from '../../../shared/ports/personal-data-admin.ts';
import type { Given } from '../../command-line/program.ts';

/**
 * Where the orders of a person go, and how many to each: `DE 10115`. Erased ones go nowhere any more. An unreadable one counts as
 * a place of its own until a postal code says which person is meant.
 */
export function placesOf(orders: readonly PersonsOrder[], given: Given): Map<string, number> {
  const isAsked = typeof given['postal-code'] === 'string';
  const placed = orders.filter(({ erasedAt, status }) => erasedAt === undefined && !(isAsked && status === UNREADABLE));
  const counted = Map.groupBy(placed.map(placeOf).toSorted(), (place) => place);
  return new Map([...counted].map(([place, all]) => [place, all.length]));
}

const placeOf = ({ status, country, postalCode }: PersonsOrder) =>
  status === UNREADABLE ? UNREADABLE : `${country} ${postalCode}`;
