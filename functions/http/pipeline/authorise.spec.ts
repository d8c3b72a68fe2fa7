import { expect, test } from 'vitest';
import { PartnerId } from '../../../shared/domain/ids.ts';
import { authorise } from './authorise.ts';
import { authoriseMerchant } from './authorise-merchant.ts';

const acme = { id: PartnerId.parse('acme'), name: 'Acme', tier: 'small' };
const partners = {
  findByClient: async (clientId: string) => (clientId === 'acme-client' ? acme : undefined),
  isOfPartner: async (clientId: string) => clientId === 'acme-client' || clientId === 'disabled-client',
};
const bearer = (clientId: string, ...scopes: string[]) => ({ clientId, scopes: new Set(scopes) });

test('a client acts for its partner, within its scopes', async () => {
  expect(await authorise(bearer('acme-client', 'orders.read'), 'orders.read', { partners })).toBe(acme);
});

test.each([
  ['without any scope', bearer('acme-client')],
  ['with another scope', bearer('acme-client', 'orders.read', 'reports.read')],
  ['of no partner', bearer('stranger', 'orders.write')],
])('a client %s is refused', async (_, client) => {
  await expect(authorise(client, 'orders.write', { partners })).rejects.toMatchObject({ code: 'forbidden' });
});

test('a client with the app role of the merchant is the merchant', async () => {
  const client = bearer('shop-client', 'catalogue.manage');
  expect(await authoriseMerchant(client, 'catalogue.manage', { partners })).toEqual({ clientId: 'shop-client' });
  await expect(authorise(client, 'orders.write', { partners })).rejects.toMatchObject({ code: 'forbidden' });
});

test.each([
  ['without the role', bearer('shop-client', 'orders.read', 'orders.write')],
  ['of a partner, with the role', bearer('acme-client', 'orders.write', 'catalogue.manage')],
  ['of a disabled partner, with the role', bearer('disabled-client', 'catalogue.manage')],
])('a client %s is not the merchant', async (_, client) => {
  await expect(authoriseMerchant(client, 'catalogue.manage', { partners })).rejects.toMatchObject({
    code: 'forbidden',
  });
});
