import type { Container } from '@azure/cosmos';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosPartnerContacts } from '../../shared/adapters/cosmos/cosmos-partner-contacts.ts';
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
const contacts = () => new CosmosPartnerContacts(database.container('partners'));
const partners = () => new CosmosPartners(containersOf(), { now: () => new Date() });
const byClient = (clientId: string) => partners().findByClient(clientId);

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

/** Containers whose writes after the first `left` fail, as if the command was killed there. */
function killedAfter(left: number) {
  const containers = containersOf();
  const dying = (container: Container): Container => {
    const guard = <T extends object>(target: T, names: string[]): T =>
      new Proxy(target, {
        get(of, name) {
          const value = Reflect.get(of, name);
          if (typeof value !== 'function') return value;
          if (!names.includes(String(name))) return value.bind(of);
          return (...args: unknown[]) => {
            left -= 1;
            if (left < 0) throw new Error('killed');
            return value.apply(of, args);
          };
        },
      });
    return new Proxy(container, {
      get(of, name) {
        if (name === 'items') return guard(of.items, ['create']);
        if (name === 'item') return (...args: [string, string]) => guard(of.item(...args), ['replace', 'delete']);
        return Reflect.get(of, name);
      },
    });
  };
  return new CosmosPartnersAdmin({ clients: dying(containers.clients), partners: dying(containers.partners) });
}

test.each([0, 1])(
  'a new partner whose command is killed after %i writes can call nothing, and can be added with other values',
  async (writes) => {
    const id = PartnerId.parse(`killed-${writes}`);
    const clientId = `client-${id}`;
    const first = { id, name: 'Wrong name', tier: 'small', priceList: 'resellers' };
    await expect(killedAfter(writes).addWithClient(first, clientId)).rejects.toThrow('killed');
    expect(await byClient(clientId)).toBeUndefined();
    const right = { id, name: 'Right name', tier: 'generous' };
    expect(await admin.addWithClient(right, clientId)).toEqual({ kind: 'added' });
    expect(await byClient(clientId)).toEqual(right);
    expect(await admin.addWithClient(right, clientId)).toEqual({ kind: 'unchanged' });
    expect(await admin.addWithClient(first, `${clientId}-2`)).toMatchObject({ kind: 'differs', field: 'name' });
    expect(await byClient(`${clientId}-2`)).toBeUndefined();
  },
);

test('of operators who add the same client to different partners at once, one succeeds, and the others leave nothing', async () => {
  const ids = ['p', 'q', 'r', 's'].map((id) => PartnerId.parse(`race-${id}`));
  const added = await Promise.all(ids.map((id) => admin.addWithClient({ id, name: id, tier: 'small' }, 'client-race')));
  expect(added.map(({ kind }) => kind).toSorted()).toEqual(['added', 'taken', 'taken', 'taken']);
  const winner = ids[added.findIndex(({ kind }) => kind === 'added')];
  expect((await byClient('client-race'))?.id).toBe(winner);
  const { partners } = await admin.list();
  expect(partners.filter(({ id }) => id.startsWith('race-')).map(({ id }) => id)).toEqual([winner]);
});

test('of operators who add clients to the same new partner at once, all succeed with the same values, and one with different ones', async () => {
  const same = PartnerId.parse('same');
  const partner = { id: same, name: 'Same', tier: 'small' };
  const all = await Promise.all(['1', '2', '3'].map((n) => admin.addWithClient(partner, `client-same-${n}`)));
  expect(all.map(({ kind }) => kind)).toEqual(['added', 'added', 'added']);
  for (const n of ['1', '2', '3']) expect(await byClient(`client-same-${n}`)).toEqual(partner);
});

test('the price list, the currency and the contact of a partner change, and only those that are named', async () => {
  const id = PartnerId.parse('priced');
  await admin.addWithClient({ id, name: 'Priced', tier: 'small', priceList: 'resellers', currency: 'USD' }, 'client-p');
  const before = { priceList: 'resellers', currency: 'USD' };
  const dry = await admin.set(id, { priceList: 'gold' }, true);
  expect(dry).toEqual({ before, after: { priceList: 'gold', currency: 'USD' } });
  expect(await byClient('client-p')).toMatchObject(before);
  await admin.set(id, { priceList: 'gold' }, false);
  expect(await byClient('client-p')).toMatchObject({ priceList: 'gold', currency: 'USD' });
  const contact = 'ada@priced.example';
  expect((await admin.set(id, { contact }, false))?.after).toEqual({ priceList: 'gold', currency: 'USD', contact });
  await admin.set(id, { priceList: null, currency: null }, false);
  expect(await contacts().findContact(id)).toBe(contact);
  await admin.set(id, { contact: null }, false);
  expect(await contacts().findContact(id)).toBeUndefined();
  expect(await contacts().findContact(PartnerId.parse('nobody'))).toBeUndefined();
  expect(await byClient('client-p')).toEqual({ id, name: 'Priced', tier: 'small' });
  expect(await admin.set(PartnerId.parse('nobody'), { priceList: 'gold' }, false)).toBeUndefined();
});
