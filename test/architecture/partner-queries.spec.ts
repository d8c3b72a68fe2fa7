import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const files = globSync(['shared/**/*.ts', 'functions/**/*.ts', 'orchestrations/**/*.ts', 'tools/**/*.ts'], {
  cwd: root,
});

/** The arguments of each query or list of items in a source file. */
function queriesIn(source: string): string[] {
  const calls = source.matchAll(/\.items\s*\.(?:query|readAll)(?:<[^(]*>)?\(/g);
  return [...calls].map((call) => {
    const from = call.index + call[0].length;
    let depth = 1;
    let to = from;
    for (; depth > 0 && to < source.length; to += 1) {
      if ('([{'.includes(source[to] ?? ' ')) depth += 1;
      if (')]}'.includes(source[to] ?? ' ')) depth -= 1;
    }
    return source.slice(from, to - 1);
  });
}

const queries = files.flatMap((file) =>
  queriesIn(readFileSync(join(root, file), 'utf8')).map((text) => ({ file, text })),
);

test('the check finds queries and their options', () => {
  const source =
    "await c.items\n.query<Map<string, X>>({ query: 'f(x)' }, { partitionKey: [partnerId] }).fetchAll(); c.items.readAll()";
  expect(queriesIn(source)).toEqual(["{ query: 'f(x)' }, { partitionKey: [partnerId] }", '']);
  expect(queries.length).toBeGreaterThan(5);
});

/** A plain key, a complete hierarchical one, and the only place that builds such a key from its input. */
const WHOLE_KEYS = [/partitionKey: (?:sku|subject)\b/, /partitionKey: \[\w+, \w+\]/];
const isWhole = ({ file, text }: (typeof queries)[number]) =>
  file.endsWith('/partner-documents.ts') || WHOLE_KEYS.some((key) => key.test(text));

test('no query has a part of a hierarchical key: Azure refuses it, and other SDKs return items of every partner', () => {
  const keyed = queries.filter(({ text }) => /partitionKey/.test(text));
  expect(keyed.length).toBeGreaterThan(1);
  expect(keyed.filter((query) => !isWhole(query))).toEqual([]);
  expect(isWhole({ file: 'tools/operator/x.ts', text: "'SELECT 1', { partitionKey: [partnerId] }" })).toBe(false);
});

test('one file queries documents of partners; it names the partner in WHERE and checks the result', () => {
  // Operators query across partners. Only they use these adapters.
  const ofOperators = /-admin\.ts$|^tools\//;
  const asking = new Set(queries.map(({ file }) => file).filter((file) => !ofOperators.test(file)));
  expect([...asking].sort()).toEqual([
    'shared/adapters/cosmos/cosmos-catalogue.ts',
    // The search for orphaned reservations reads the status of their orders, and returns none of the orders.
    'shared/adapters/cosmos/cosmos-held-stock.ts',
    // Records of acts, which belong to no partner.
    'shared/adapters/cosmos/cosmos-new-acts.ts',
    // It counts refunds of all partners, and returns none of them.
    'shared/adapters/cosmos/cosmos-open-refunds.ts',
    // The comparison with the providers reads orders that their records name.
    'shared/adapters/cosmos/cosmos-order-books.ts',
    // The migration reads old documents of all partners, and returns none of them.
    'shared/adapters/cosmos/cosmos-order-migration.ts',
    // An event of the carrier names an order and no partner: the query returns whose it is, and none of the order.
    'shared/adapters/cosmos/cosmos-order-owners.ts',
    // The comparison's own documents.
    'shared/adapters/cosmos/cosmos-reconciliation.ts',
    // Housekeeping reads redeliveries of all partners that run, and has those go on that nothing continues.
    'shared/adapters/cosmos/cosmos-redelivery-jobs.ts',
    // How far rebuilds of reports are, of all partners: operators see it, and the timer that runs them.
    'shared/adapters/cosmos/cosmos-report-rebuilds.ts',
    // The erasure of old orders reads which orders of all partners last changed long ago, and returns their ids.
    'shared/adapters/cosmos/cosmos-retention.ts',
    // The watch on holds reads orders of all partners that wait for a verdict, and returns when they wait until.
    'shared/adapters/cosmos/cosmos-screened-orders.ts',
    // One SKU's partition.
    'shared/adapters/cosmos/cosmos-stock-ledger.ts',
    // An event of the catalogue goes to all partners with an endpoint for it: the query returns their ids.
    'shared/adapters/cosmos/cosmos-webhook-endpoints.ts',
    // The search for lost sagas reads orders of all partners that a saga works on.
    'shared/adapters/cosmos/cosmos-working-orders.ts',
    // The search for lost starts reads across partners which ones have something that waits. It returns the partner, the key and the time.
    'shared/adapters/cosmos/find-next-waiting.ts',
    'shared/adapters/cosmos/partner-documents.ts',
    'shared/adapters/cosmos/read-catalogue-page.ts',
    // It adds up what is reserved, by product.
    'shared/adapters/cosmos/read-held-units.ts',
    // What a provider announced about one payment or shipment: its partition.
    'shared/adapters/cosmos/read-provider-documents.ts',
  ]);
});
