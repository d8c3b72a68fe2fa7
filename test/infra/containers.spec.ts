import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { containersFile, containersText } from '../../tools/azure/write-containers.ts';
import { at } from './bicep/value.ts';
import { checkContainers } from './checks/check-containers.ts';
import { type Change, changed, deployed, least, made, templateTest, variants } from './deployed.ts';

test('the checked-in containers match the app’s: if not, run npm run infra:containers', () => {
  expect(readFileSync(containersFile, 'utf8')).toBe(containersText());
});

templateTest.each(variants)('the template creates the app’s database: %s', async (_, given) => {
  expect(checkContainers(await deployed(given))).toEqual([]);
});

const changes: [what: string, change: Change, fault: RegExp][] = [
  [
    'a container is missing',
    { from: '"id":"leases"', to: '"id":"lease"' },
    /no container leases\n.*nobody knows container lease/,
  ],
  ['a key is different', { from: '"/orderId"', to: '"/order"' }, /partitionKey of container orders/],
  [
    'an index is missing',
    { from: '"path":"/listKey/?"', to: '"path":"/list/?"' },
    /indexingPolicy of container orders/,
  ],
  [
    'a composite index has another order',
    { from: '"order":"ascending"', to: '"order":"descending"' },
    /indexingPolicy of container orders/,
  ],
  [
    'the time to live is different',
    { from: '"defaultTtl":-1', to: '"defaultTtl":60' },
    /defaultTtl of container catalog/,
  ],
  [
    'the database has another name',
    { from: '"resource":{"id":"partner-orders"', to: '"resource":{"id":"orders"' },
    /no database partner-orders/,
  ],
  [
    'the template adds an undeclared property',
    { from: '"resource":{"id":"orders",', to: '"resource":{"id":"orders","defaultTtl":60,' },
    /defaultTtl of container orders/,
  ],
];

templateTest.each(changes)('the check reports that %s', async (_, change, fault) => {
  expect((await changed(change, checkContainers)).join('\n')).toMatch(fault);
});

templateTest('reads see every write: strong consistency and one write region', async () => {
  const [account] = made(await deployed(), 'Microsoft.DocumentDB/databaseAccounts');
  const properties = at(account?.body, 'properties');
  expect(at(properties, 'consistencyPolicy', 'defaultConsistencyLevel')).toBe('Strong');
  expect(at(properties, 'enableMultipleWriteLocations')).toBe(false);
  expect(at(properties, 'locations')).toHaveLength(1);
});

templateTest(
  'orders have their own request units from the start, because Cosmos DB can’t add them to a container later',
  async () => {
    const throughputOf = async (parameters = {}) =>
      made(await deployed({ ...least, ...parameters }), 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers')
        .map(({ body }) => at(body, 'properties', 'options', 'autoscaleSettings', 'maxThroughput'))
        .filter((maximum) => maximum !== undefined);
    expect(await throughputOf()).toEqual([1_000]);
    expect(await throughputOf({ cosmosOrdersThroughput: 0 }), 'an environment of 0.1.0').toEqual([]);
    expect(await throughputOf({ cosmosOrdersThroughput: 4_000 })).toEqual([4_000]);
  },
);
