import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosPartners } from '../../shared/adapters/cosmos/cosmos-partners.ts';
import { CosmosPartnersAdmin } from '../../shared/adapters/cosmos/cosmos-partners-admin.ts';
import { PartnerId } from '../../shared/domain/ids.ts';
import { cosmosDatabase } from './cosmos-database.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let admin: CosmosPartnersAdmin;
const acme = { id: PartnerId.parse('acme'), name: 'Acme', tier: 'generous' };
const client = { clientId: 'client-a', partnerId: acme.id };

const containersOf = () => ({ clients: database.container('clients'), partners: database.container('partners') });
/** Finds a partner like the app. A new instance has nothing cached. */
const byClient = (clientId: string) =>
  new CosmosPartners(containersOf(), { now: () => new Date() }).findByClient(clientId);

beforeAll(async () => {
  database = await cosmosDatabase();
  admin = new CosmosPartnersAdmin(containersOf());
});
afterAll(() => database?.close());

test('a partner that was added is found by its client, and adding it again changes nothing', async () => {
  expect(await byClient('client-a')).toBeUndefined();
  expect(await admin.add(acme)).toEqual({ kind: 'added' });
  expect(await admin.addClient(client)).toEqual({ kind: 'added' });
  expect(await byClient('client-a')).toEqual(acme);
  expect(await admin.add(acme)).toEqual({ kind: 'unchanged' });
  expect(await admin.addClient(client)).toEqual({ kind: 'unchanged' });
});

test('an existing partner or client is not overwritten by another', async () => {
  expect(await admin.add({ ...acme, tier: 'small' })).toEqual({ kind: 'differs', field: 'tier', stored: 'generous' });
  const taken = { clientId: 'client-a', partnerId: PartnerId.parse('globex') };
  expect(await admin.addClient(taken)).toEqual({ kind: 'differs', field: 'partnerId', stored: 'acme' });
  expect(await byClient('client-a')).toEqual(acme);
});

test('a disabled partner is not found until it is enabled; an unknown partner can’t be disabled or enabled', async () => {
  expect(await admin.disable(acme.id, new Date('2026-01-02T03:04:05.000Z'))).toBe(true);
  expect(await byClient('client-a')).toBeUndefined();
  expect((await admin.list()).partners).toMatchObject([{ id: 'acme', disabledAt: '2026-01-02T03:04:05.000Z' }]);
  expect(await admin.enable(acme.id)).toBe(true);
  expect(await byClient('client-a')).toEqual(acme);
  const nobody = PartnerId.parse('nobody');
  expect([await admin.disable(nobody, new Date()), await admin.enable(nobody)]).toEqual([false, false]);
});

test('partners are listed by id with their clients, and one that can’t be read does not hide the others', async () => {
  const aaa = { id: PartnerId.parse('aaa'), name: 'Triple A', tier: 'small' };
  await admin.add(aaa);
  await admin.addClient({ clientId: 'client-b', partnerId: acme.id });
  await database.container('partners').items.create({ id: 'partner', partnerId: 'broken', type: 'partner', name: 7 });
  expect(await admin.list()).toEqual({
    partners: [
      { ...aaa, disabledAt: undefined, clientIds: [] },
      {
        ...acme,
        disabledAt: undefined,
        clientIds: expect.toSatisfy((ids) => ids.toSorted().join() === 'client-a,client-b'),
      },
    ],
    unreadable: [{ id: 'partner broken', fault: 'name: must be a string, and 1 more' }],
  });
});
