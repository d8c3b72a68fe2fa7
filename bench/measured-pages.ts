import type { CosmosOrders } from '../shared/adapters/cosmos/cosmos-orders.ts';
import { PartnerId } from '../shared/domain/ids.ts';
import type { TermCondition, TermField } from '../shared/domain/order-terms.ts';
import type { OrderFilter } from '../shared/ports/orders.ts';
import type { SeededOrder } from './seed-orders.ts';

/** A page as a partner asks for it, and as the app asks its store. */
export interface MeasuredPage {
  what: string;
  path: string;
  ask(orders: CosmosOrders): Promise<unknown>;
  /** How many orders it has; 50 by default. */
  size?: number;
}

export const acme = PartnerId.parse('acme');
const LIMIT = 50;
const FIRST = Date.UTC(2026, 0, 1);
const cities = ['Berlin', 'Bern', 'Bergen', 'Wien'];
const statuses = ['confirmed', 'failed', 'pending', 'confirmed', 'confirmed'] as const;
const teams = ['blue', 'black', 'red', 'green'];
const referenceOf = (n: number) => `PO-${String(n).padStart(7, '0')}`;

/** Every value is there often enough for a page, except for the reference, which no other order has. */
export function orderOf(n: number): SeededOrder {
  return {
    status: statuses[n % 5] ?? 'confirmed',
    sku: `MUG-${n % 4}`,
    name: `Ada Buyer ${n % 10}`,
    city: cities[n % 4] ?? '',
    postalCode: `1011${n % 10}`,
    reference: referenceOf(n),
    metadata: { team: teams[n % 4] ?? '', number: String(n) },
  };
}

const exact = (field: TermField, value: string, key?: string): TermCondition => ({ field, value, key, match: 'exact' });
const prefix = (field: TermField, value: string, key?: string): TermCondition => ({
  ...{ field, value, key, match: 'prefix' },
});

/** The pages of `count` orders of one partner. A page from the middle begins behind half of what its filter selects. */
export function measuredPages(count: number): MeasuredPage[] {
  const half = new Date(FIRST + (count / 2) * 1_000);
  const before = `&createdBefore=${half.toISOString()}`;
  const listed = (what: string, query: string, filter: OrderFilter, newestFirst = true): MeasuredPage => ({
    what,
    path: `/v1/orders?limit=${LIMIT}${query}`,
    ask: (orders) => orders.list(acme, filter, { limit: LIMIT, newestFirst }),
  });
  const found = (what: string, query: string, ...terms: TermCondition[]) => listed(what, query, { terms });
  const both = (what: string, query: string, ...terms: TermCondition[]) => [
    found(what, query, ...terms),
    listed(`${what}, from the middle`, `${query}${before}`, { terms, createdBefore: half }),
  ];
  const middle = referenceOf(count / 2).slice(0, -2);
  return [
    listed('the first page', '', {}),
    listed('a page from the middle', before, { createdBefore: half }),
    listed(
      'failed ones, from the middle',
      `&status=failed&sort=createdAt&createdAfter=${half.toISOString()}`,
      { status: 'failed', createdAfter: half },
      false,
    ),
    listed('two statuses', '&status=confirmed,pending', { statuses: ['confirmed', 'pending'] }),
    listed('two statuses, from the middle', `&status=confirmed,pending${before}`, {
      ...{ statuses: ['confirmed', 'pending'], createdBefore: half },
    }),
    {
      what: 'changed since the middle',
      path: `/v1/orders?limit=${LIMIT}&updatedAfter=${half.toISOString()}`,
      ask: (orders) => orders.listChanged(acme, { changedAfter: half, changedUntil: new Date(), limit: LIMIT }),
    },
    { ...found('one reference', '&q=%22po-0000007%22', exact('reference', 'po-0000007')), size: 1 },
    found('references that begin like this', '&q=reference:po-', prefix('reference', 'po-')),
    found('references, from the middle', `&q=reference:${middle}`, prefix('reference', middle)),
    ...both('recipient', '&q=recipient:%22ada%20buyer%203%22', exact('recipient', 'ada buyer 3')),
    found('recipients that begin like this', '&q=ada', prefix('recipient', 'ada')),
    ...both('postal code', '&q=postalCode:%2210113%22', exact('postalCode', '10113')),
    found('postal codes that begin like this', '&q=postalCode:101', prefix('postalCode', '101')),
    ...both('city', '&q=city:%22bern%22', exact('city', 'bern')),
    found('cities that begin like this', '&q=city:ber', prefix('city', 'ber')),
    ...both('SKU', '&sku=mug-2', exact('sku', 'mug-2')),
    found('SKUs that begin like this', '&q=sku:mug', prefix('sku', 'mug')),
    ...both('metadata', '&metadata.team=black', exact('metadata', 'black', 'team')),
    found('metadata that begin like this', '&q=metadata.team:bl', prefix('metadata', 'bl', 'team')),
    listed('city, SKU and two statuses', '&q=city:%22bern%22&sku=mug-1&status=confirmed,failed', {
      terms: [exact('city', 'bern'), exact('sku', 'mug-1')],
      statuses: ['confirmed', 'failed'],
    }),
    listed('cities that begin like this, confirmed', '&q=city:ber&status=confirmed', {
      ...{ terms: [prefix('city', 'ber')], status: 'confirmed' },
    }),
    {
      ...found(
        'a city and a SKU that no order has both',
        '&q=city:%22bern%22&sku=mug-2',
        exact('city', 'bern'),
        exact('sku', 'mug-2'),
      ),
      size: 0,
    },
  ];
}
