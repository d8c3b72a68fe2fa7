import { expect } from 'vitest';
import { z } from 'zod';
import { at, type Given, type Json } from './bicep/value.ts';
import { checkRoles } from './checks/check-roles.ts';
import { deployed, least, made, standBy, templateTest } from './deployed.ts';

const ACCOUNT = 'Microsoft.DocumentDB/databaseAccounts';
const two = { secondaryLocation: 'northeurope' };
const three = { ...two, tertiaryLocation: 'swedencentral' };

async function accountOf(parameters: Record<string, Json>) {
  const [account] = made(await deployed({ ...least, ...parameters }), ACCOUNT);
  const Locations = z.array(z.looseObject({ locationName: z.string(), failoverPriority: z.number() }));
  const locations = Locations.parse(at(account?.body, 'properties', 'locations'));
  return {
    properties: at(account?.body, 'properties'),
    regions: locations.map(({ locationName, failoverPriority }) => `${failoverPriority} ${locationName}`),
  };
}

templateTest('the database has one region; a second and a third take over in that order, by themselves', async () => {
  const [one, pair, all] = await Promise.all([accountOf({}), accountOf(two), accountOf(three)]);
  expect(one.regions).toEqual(['0 westeurope']);
  expect(pair.regions).toEqual(['0 westeurope', '1 northeurope']);
  expect(all.regions).toEqual(['0 westeurope', '1 northeurope', '2 swedencentral']);
  expect(one.properties).toMatchObject({ enableAutomaticFailover: false });
  expect(pair.properties).toMatchObject({ enableAutomaticFailover: true });
});

templateTest('one region takes writes, and every write is in all regions before it is answered', async () => {
  for (const parameters of [{}, three]) {
    expect((await accountOf(parameters)).properties).toMatchObject({
      enableMultipleWriteLocations: false,
      consistencyPolicy: { defaultConsistencyLevel: 'Strong' },
    });
  }
});

templateTest('a stand-by has roles on the first region’s database, and apps that take no events', async () => {
  const deployment = await deployed(standBy);
  expect(made(deployment, ACCOUNT)).toEqual([]);
  const roles = made(deployment, `${ACCOUNT}/sqlRoleAssignments`);
  const places = roles.map(({ id }) => /\/resourceGroups\/([^/]+).*?\/databaseAccounts\/([\w-]+)/.exec(id)?.slice(1));
  expect([...new Set(places.map(String))]).toEqual(['rg-first,cosmos-first']);
  expect(checkRoles(deployment)).toEqual([]);
  const apps = made(deployment, 'Microsoft.Web/sites');
  expect(apps).toHaveLength(2);
  for (const { body } of apps) {
    const settings = at(body, 'properties', 'siteConfig', 'appSettings');
    expect(settings).toContainEqual({ name: 'EVENT_TRIGGERS', value: 'off' });
  }
});

templateTest('a restored database is used under its own name', async () => {
  const restored = await deployed({ ...least, cosmosAccountName: 'cosmos-restored' });
  expect(made(restored, ACCOUNT).map(({ name }) => name)).toEqual(['cosmos-restored']);
});

templateTest('locks keep data from being deleted, where they are wanted', async () => {
  const locked = async (given: Given) =>
    made(await deployed(given), 'Microsoft.Authorization/locks')
      .map(({ scope, body }) => `${at(body, 'properties', 'level')} ${scope?.split('/').slice(-3, -1).join('/')}`)
      .toSorted();
  expect(await locked(least)).toEqual([]);
  const wanted = [ACCOUNT, 'Microsoft.KeyVault/vaults', 'Microsoft.Storage/storageAccounts'];
  for (const given of [{ ...least, deleteLocks: true }, 'prod.bicepparam']) {
    expect(await locked(given)).toEqual(wanted.map((type) => `CanNotDelete ${type}`));
  }
});
