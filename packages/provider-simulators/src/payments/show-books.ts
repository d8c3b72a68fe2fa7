import type { Reply } from '@partner-orders/loopback-server/http/reply';
import type { SimulatorRequest } from '@partner-orders/loopback-server/http/route';
import type { PaymentBooks } from './payment-books.ts';
import type { PaymentIntent } from './payment-intent.ts';

/**
 * GET /_simulator/books: what was really done, for tests and people. `?metadata[key]=value`, once or more, selects the
 * intents that have it. Totals are by currency, in minor units.
 */
export function showBooks(books: PaymentBooks, { query }: SimulatorRequest): Reply {
  const pairs: [string, string][] = [];
  for (const [name, value] of query) {
    const key = /^metadata\[(.+)\]$/.exec(name)?.[1];
    if (key === undefined) {
      const message = `unknown parameter: ${name} (there is metadata[key]=value)`;
      return { status: 400, body: { error: { code: 'unknown_parameter', message } } };
    }
    pairs.push([key, value]);
  }
  const intents = books.bearing(pairs);
  const shown = intents.map((intent) => ({
    ...entryOf(intent),
    dispute: books.disputesOf(intent.id)[0]?.status ?? null,
  }));
  return { status: 200, body: { totals: totalsOf(intents), intents: shown } };
}

function entryOf({ id, metadata, amount, currency, status, captured, refunded, counts }: PaymentIntent) {
  return { id, metadata, amount, currency, status, captured, refunded, ...counts };
}

interface Totals {
  intents: number;
  authorizations: number;
  captures: number;
  cancels: number;
  refunds: number;
  currencies: Record<string, { authorized: number; captured: number; refunded: number }>;
}

function totalsOf(intents: readonly PaymentIntent[]): Totals {
  const totals: Totals = { intents: 0, authorizations: 0, captures: 0, cancels: 0, refunds: 0, currencies: {} };
  for (const { amount, currency, status, captured, refunded, counts } of intents) {
    totals.intents += 1;
    totals.authorizations += counts.authorizations;
    totals.captures += counts.captures;
    totals.cancels += counts.cancels;
    totals.refunds += counts.refunds;
    totals.currencies[currency] ??= { authorized: 0, captured: 0, refunded: 0 };
    const sums = totals.currencies[currency];
    sums.authorized += status === 'requires_capture' ? amount : 0;
    sums.captured += captured;
    sums.refunded += refunded;
  }
  return totals;
}
