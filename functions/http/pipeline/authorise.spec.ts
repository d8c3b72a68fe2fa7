import { expect, test } from 'vitest';
import { PartnerId } from '../../../shared/domain/ids.ts';
import { authorise } from './authorise.ts';

const acme = { id: PartnerId.parse('acme'), name: 'Acme', tier: 'small' };
const partners = { findByClient: async (clientId: string) => (clientId === 'acme-client' ? acme : undefined) };
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
