import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosPartners } from '../../shared/adapters/cosmos/cosmos-partners.ts';
import { REMEMBERED_SECONDS } from '../../shared/ports/partners.ts';
import { cosmosDatabase } from './cosmos-database.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
beforeAll(async () => {
  database = await cosmosDatabase();
});
afterAll(() => database?.close());

const time = { now: Date.UTC(2026, 0, 1) };
const clock = { now: () => new Date(time.now) };
const partners = () =>
  new CosmosPartners({ clients: database.container('clients'), partners: database.container('partners') }, clock);

async function client(clientId: string, partnerId: string): Promise<void> {
  const document = { id: clientId, clientId, partnerId, type: 'client', schemaVersion: 1 };
  await database.container('clients').items.upsert(document);
}
async function partner(partnerId: string, changes: Record<string, unknown> = {}): Promise<void> {
  const document = { id: 'partner', partnerId, type: 'partner', name: partnerId, tier: 'small', schemaVersion: 1 };
  await database.container('partners').items.upsert({ ...document, ...changes });
}

test('a partner is found by its client, and an unknown client finds none', async () => {
  await client('client-1', 'acme');
  await partner('acme', { tier: 'generous' });
  await client('orphan', 'gone');
  const found = partners();
  expect(await found.findByClient('client-1')).toEqual({ id: 'acme', name: 'acme', tier: 'generous' });
  expect(await found.findByClient('nobody')).toBeUndefined();
  expect(await found.findByClient('orphan')).toBeUndefined();
});

test('a disabled partner can’t call until it is enabled again; each change takes effect within a minute', async () => {
  await client('client-2', 'globex');
  await partner('globex', { disabledAt: '2025-12-31T00:00:00.000Z' });
  expect(await partners().findByClient('client-2')).toBeUndefined();

  await partner('globex', { disabledAt: null });
  const known = partners();
  expect(await known.findByClient('client-2')).toMatchObject({ id: 'globex' });
  await partner('globex', { disabledAt: '2026-01-01T00:00:00.000Z' });
  time.now += REMEMBERED_SECONDS * 1_000 + 1;
  expect(await known.findByClient('client-2')).toBeUndefined();
});
