import { createDefaultHttpClient, type HttpClient } from '@azure/core-rest-pipeline';
import type { JSONObject } from '@azure/cosmos';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseId } from '../../shared/adapters/cosmos/containers.ts';
import { connectCosmos } from '../../shared/adapters/cosmos/cosmos-client.ts';
import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { CosmosPartners } from '../../shared/adapters/cosmos/cosmos-partners.ts';
import { CosmosReports } from '../../shared/adapters/cosmos/cosmos-reports.ts';
import { ForeignDocument } from '../../shared/adapters/cosmos/foreign-document.ts';
import { type OrderId, PartnerId, Sku } from '../../shared/domain/ids.ts';
import { place } from '../../shared/domain/order-placement.ts';
import { countOf } from '../../shared/domain/report-counts.ts';
import { runWithLog, setLog } from '../../shared/telemetry/log.ts';
import { cosmosDatabase } from './cosmos-database.ts';

const acme = PartnerId.parse('acme');
const globex = PartnerId.parse('globex');
const price = { amount: 1, currency: 'EUR' as const };
const line = { sku: Sku.parse('MUG-01'), quantity: 1, unitPrice: price, total: price };
const shipTo = { name: 'Grace Hopper', street: 'Main 1', city: 'Wien', postalCode: '1010', country: 'AT' };
const request = { lines: [line], shipTo, paymentMethod: 'pm_card_visa', reference: undefined };
const placing = { partnerId: globex, idempotencyKey: 'k', at: new Date('2026-01-01T00:00:00.000Z') };
const { order: theirs, event } = place(request, { lines: [line], total: price }, placing);
const day = '2026-01-01';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
beforeAll(async () => {
  // Prints each line, also one that another test has logged before.
  setLog({ isVerbose: true });
  database = await cosmosDatabase();
  const orders = new CosmosOrders(database.container('orders'));
  await orders.add(theirs, event, { fingerprint: 'f', answer: '{}' });
  const count = countOf(event);
  if (count === undefined) throw new Error('it is counted');
  await new CosmosReports(database.container('reports')).count(globex, [{ place: { segment: 0, position: 1 }, count }]);
});
afterAll(async () => {
  setLog({ isVerbose: false });
  await database?.close();
});

/** The error of the work, and what was logged. */
async function failure(work: () => Promise<unknown>) {
  const lines: string[] = [];
  const console = { info: () => undefined, warn: () => undefined, error: (text: string) => void lines.push(text) };
  const error = await runWithLog(console, {}, () => work().catch((reason: unknown) => reason));
  return { error, lines };
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe('with a Cosmos DB that ignores the partner in a query', () => {
  /** Removes the partner from every query, so that the account returns documents of all partners. */
  const forgetful: HttpClient = {
    sendRequest(sent) {
      if (typeof sent.body === 'string') sent.body = sent.body.replace('c.partnerId = @partnerId AND', '');
      return createDefaultHttpClient().sendRequest(sent);
    },
  };
  const reads: [string, (orders: CosmosOrders, reports: CosmosReports) => Promise<unknown>][] = [
    ['a list', (orders) => orders.list(acme, {}, { limit: 10, newestFirst: true })],
    ['all events', (orders) => all(orders.readEvents(acme))],
    ['a report', (_, reports) => reports.list(acme, day, day)],
    ['products', (_, reports) => reports.listProducts(acme, { from: day, to: day, after: undefined, limit: 10 })],
  ];

  test.each(reads)('%s is an error, and returns no data of another partner', async (_, read) => {
    const client = connectCosmos({ connectionString: database.server.connectionString }, forgetful);
    const container = (name: string) => client.database(databaseId).container(name);
    const { error, lines } = await failure(() =>
      read(new CosmosOrders(container('orders')), new CosmosReports(container('reports'))),
    );
    expect(error).toBeInstanceOf(ForeignDocument);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/answered acme with document \S+ of globex/);
    expect(lines[0]).not.toContain('Hopper');
    client.dispose();
  });
});

describe('a document stored under one partner that holds another’s data', () => {
  const ref: { partnerId: PartnerId; orderId: OrderId } = { partnerId: acme, orderId: theirs.id };
  beforeAll(async () => {
    const container = database.container('orders');
    for (const id of [theirs.id, event.id]) {
      const { resource } = await container.item(id, [globex, theirs.id]).read<JSONObject>();
      await container.items.create({ ...resource, partnerId: acme });
    }
    const partner = { id: 'partner', partnerId: acme, type: 'partner', name: 'A', tier: 't', of: { partnerId: null } };
    await database.container('partners').items.create(partner);
    await database.container('clients').items.create({ id: 'c', clientId: 'c', type: 'client', partnerId: acme });
  });

  const reads: [string, (orders: CosmosOrders) => Promise<unknown>][] = [
    ['an order', (orders) => orders.get(ref)],
    ['the first response to a request', (orders) => orders.findPlacement(ref)],
    ['a change of an order', (orders) => orders.change(ref, () => ({ kind: 'unchanged' }) as never)],
    ['a list', (orders) => orders.list(acme, {}, { limit: 10, newestFirst: true })],
    ['a timeline', (orders) => orders.readTimeline(ref)],
    ['all events', (orders) => all(orders.readEvents(acme))],
  ];
  test.each(reads)('%s is an error and returns nothing', async (_, read) => {
    const { error, lines } = await failure(() => read(new CosmosOrders(database.container('orders'))));
    expect(error).toBeInstanceOf(ForeignDocument);
    expect(lines.join()).toMatch(/orders answered acme with document \S+ of globex/);
    expect(lines.join()).not.toContain('Hopper');
  });

  test('the client of another partner is not accepted either', async () => {
    const containers = { clients: database.container('clients'), partners: database.container('partners') };
    const partners = new CosmosPartners(containers, { now: () => new Date() });
    const { error } = await failure(() => partners.findByClient('c'));
    expect(error).toMatchObject({ name: 'ForeignDocument', owner: 'nobody' });
  });
});
