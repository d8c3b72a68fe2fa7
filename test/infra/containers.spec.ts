import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { containersFile, containersText } from '../../tools/azure/write-containers.ts';
import { at } from './bicep/value.ts';
import { checkContainers } from './checks/check-containers.ts';
import { deployed, type Mutation, made, mutated, variants } from './deployed.ts';

test('the checked-in containers match the app’s: if not, run npm run infra:containers', () => {
  expect(readFileSync(containersFile, 'utf8')).toBe(containersText());
});

test.each(Object.entries(variants))('the template creates the app’s database: %s', (_, parameters) => {
  expect(checkContainers(deployed(parameters))).toEqual([]);
});

const file = 'cosmos/containers.json';
const changes: [what: string, change: Mutation, fault: RegExp][] = [
  [
    'a container is missing',
    { file, from: '"id": "leases"', to: '"id": "lease"' },
    /no container leases\n.*nobody knows container lease/,
  ],
  ['a key is different', { file, from: '"/orderId"', to: '"/order"' }, /partitionKey of container orders/],
  [
    'an index is missing',
    { file, from: '"path": "/listKey/?"', to: '"path": "/list/?"' },
    /indexingPolicy of container orders/,
  ],
  [
    'a composite index has another order',
    { file, from: '"order": "ascending"', to: '"order": "descending"' },
    /indexingPolicy of container orders/,
  ],
  [
    'the time to live is different',
    { file, from: '"defaultTtl": -1', to: '"defaultTtl": 60' },
    /defaultTtl of container reports/,
  ],
  [
    'the database has another name',
    { file, from: '"database": "partner-orders"', to: '"database": "orders"' },
    /no database partner-orders/,
  ],
  [
    'the template adds an undeclared property',
    {
      file: 'modules/cosmos.bicep',
      from: 'resource: container\n',
      to: 'resource: union(container, { defaultTtl: 60 })\n',
    },
    /defaultTtl of container orders/,
  ],
];

test.each(changes)('the check reports that %s', (_, change, fault) => {
  expect(mutated(change, checkContainers).join('\n')).toMatch(fault);
});

test('reads see every write: strong consistency and one write region', () => {
  const [account] = made(deployed(), 'Microsoft.DocumentDB/databaseAccounts');
  const properties = at(account?.body, 'properties');
  expect(at(properties, 'consistencyPolicy', 'defaultConsistencyLevel')).toBe('Strong');
  expect(at(properties, 'enableMultipleWriteLocations')).toBe(false);
  expect(at(properties, 'locations')).toHaveLength(1);
});

test('orders have their own request units from the start, because Cosmos DB can’t add them to a container later', () => {
  const throughputOf = (parameters = {}) =>
    made(
      deployed({ ...variants['as azd up makes it'], ...parameters }),
      'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers',
    )
      .map(({ body }) => at(body, 'properties', 'options', 'autoscaleSettings', 'maxThroughput'))
      .filter((maximum) => maximum !== undefined);
  expect(throughputOf()).toEqual([1_000]);
  expect(throughputOf({ cosmosOrdersThroughput: 0 }), 'an environment of 0.1.0').toEqual([]);
  expect(throughputOf({ cosmosOrdersThroughput: 4_000 })).toEqual([4_000]);
});
