import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { root } from '../../tools/root.ts';
import type { Deployment } from './bicep/predict.ts';
import { at, type Json } from './bicep/value.ts';
import { type Change, changed, deployed, everything, least, made, templateTest } from './deployed.ts';

/** What has to be reached inside the network, and as what. */
const INSIDE: Readonly<Record<string, string[]>> = {
  'Microsoft.Storage/storageAccounts': ['blob', 'queue', 'table'],
  'Microsoft.DocumentDB/databaseAccounts': ['Sql'],
  'Microsoft.ServiceBus/namespaces': ['namespace'],
  'Microsoft.KeyVault/vaults': ['vault'],
  'Microsoft.Web/sites': ['sites'],
};

/** Partners use their links to files from anywhere. */
const OUTSIDE = /^stfiles/;

/** Off the public network: no door is left open, and each has its address and its name inside. */
function checkPrivate(deployment: Deployment): string[] {
  const endpoints = made(deployment, 'Microsoft.Network/privateEndpoints').map(({ body }) => {
    const connection = at(body, 'properties', 'privateLinkServiceConnections', 0, 'properties');
    return `${at(connection, 'privateLinkServiceId')} ${at(connection, 'groupIds', 0)}`;
  });
  const zones = made(deployment, 'Microsoft.Network/privateDnsZones').map(({ id }) => id);
  const named = made(deployment, 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups').map(({ body }) =>
    at(body, 'properties', 'privateDnsZoneConfigs', 0, 'properties', 'privateDnsZoneId'),
  );
  const closed = Object.entries(INSIDE).flatMap(([type, groups]) =>
    made(deployment, type)
      .filter(({ name }) => !OUTSIDE.test(name))
      .flatMap(({ id, name, body }) => [
        ...(at(body, 'properties', 'publicNetworkAccess') === 'Disabled'
          ? []
          : [`${name} is open to the public network`]),
        ...groups
          .filter((group) => !endpoints.includes(`${id} ${group}`))
          .map((group) => `${name} has no private endpoint ${group}`),
      ]),
  );
  const outside = made(deployment, 'Microsoft.Web/sites')
    .filter(({ body }) => !String(at(body, 'properties', 'virtualNetworkSubnetId')).includes('/subnets/app-'))
    .map(({ name }) => `${name} calls from outside`);
  const gateways = made(deployment, 'Microsoft.ApiManagement/service')
    .filter(({ body }) => at(body, 'properties', 'virtualNetworkType') !== 'External')
    .map(({ name }) => `${name} doesn't reach the network`);
  const nameless = named.filter((zone) => !zones.includes(String(zone))).map((zone) => `there is no zone ${zone}`);
  return [...closed, ...outside, ...gateways, ...nameless];
}

templateTest('with private networking, only the gateway is on the public network', async () => {
  expect(checkPrivate(await deployed(everything))).toEqual([]);
});

const changes: [what: string, change: Change, fault: RegExp][] = [
  [
    'the database stays open',
    {
      from: /("type":"Microsoft\.DocumentDB\/databaseAccounts",.*?"publicNetworkAccess":)"Disabled"/,
      to: '$1"Enabled"',
    },
    /cosmos-\w+ is open/,
  ],
  ['an endpoint is missing', { from: '["table"]', to: '["blob"]' }, /no private endpoint table/],
  [
    'an app calls from outside',
    { from: /"virtualNetworkSubnetId":"[^"]*"/, to: '"virtualNetworkSubnetId":null' },
    /func-blue-\w+ calls from outside/,
  ],
  ['a name can’t be resolved inside', { without: 'Microsoft.Network/privateDnsZones', name: /blob/ }, /no zone/],
  [
    'the gateway can’t reach the app',
    { from: '"virtualNetworkType":"External"', to: '"virtualNetworkType":"None"' },
    /apim-\w+ doesn't reach/,
  ],
];

templateTest.each(changes)('the check reports that %s', async (_, change, fault) => {
  expect((await changed({ ...change, given: everything }, checkPrivate)).join('\n')).toMatch(fault);
});

templateTest('without private networking, no network is created', async () => {
  expect((await deployed()).resources.filter(({ type }) => type.startsWith('Microsoft.Network/'))).toEqual([]);
});

templateTest('the subnets of a network don’t overlap', async () => {
  const [network] = made(await deployed(everything), 'Microsoft.Network/virtualNetworks');
  const subnets = at(network?.body, 'properties', 'subnets') as {
    name: string;
    properties: { addressPrefix: string };
  }[];
  const own = ['app-blue', 'app-green', 'gateway', 'endpoints', 'runner'];
  expect(subnets.map(({ name }) => name)).toEqual([...own, 'build-agents']);
  expect(new Set(subnets.map(({ properties }) => properties.addressPrefix)).size).toBe(subnets.length);
});

interface Subnet {
  name: string;
  properties: { natGateway?: unknown; defaultOutboundAccess?: boolean; delegations?: unknown[] };
}

const subnetsIn = (deployment: Deployment) => {
  const [network] = made(deployment, 'Microsoft.Network/virtualNetworks');
  return at(network?.body, 'properties', 'subnets') as unknown as Subnet[];
};

/** Every subnet that calls out does so through the gateway with the fixed address, and in no other way. */
function checkWayOut(deployment: Deployment): string[] {
  const [gateway] = made(deployment, 'Microsoft.Network/natGateways');
  const [address] = made(deployment, 'Microsoft.Network/publicIPAddresses');
  const ids = at(gateway?.body, 'properties', 'publicIpAddresses');
  const fixed = at(address?.body, 'properties', 'publicIPAllocationMethod') === 'Static';
  const faults = subnetsIn(deployment)
    .filter(({ name }) => name !== 'endpoints')
    .filter(({ properties }) => {
      const through = JSON.stringify(properties.natGateway) === JSON.stringify({ id: gateway?.id });
      return !through || properties.defaultOutboundAccess !== false;
    })
    .map(({ name }) => `${name} calls out from another address`);
  const addressed = JSON.stringify(ids) === JSON.stringify([{ id: address?.id }]);
  return [...faults, ...(fixed && addressed ? [] : ['the address is not fixed'])];
}

templateTest('outgoing calls come from one fixed address, which the deployment outputs', async () => {
  const deployment = await deployed(everything);
  expect(checkWayOut(deployment)).toEqual([]);
  expect(String(deployment.outputs['OUTGOING_ADDRESS'])).toContain('ipAddress');
  expect((await deployed()).outputs['OUTGOING_ADDRESS'], 'without a network').toBe('');
});

const waysOut: [what: string, change: Change, fault: string][] = [
  [
    'an app calls from elsewhere',
    { from: /("name":"app-blue","properties":\{)[^}]*"natGateway":\{[^}]*\},?/, to: '$1' },
    'app-blue calls out from another address',
  ],
  ['the address changes', { from: '"Static"', to: '"Dynamic"' }, 'the address is not fixed'],
];

templateTest.each(waysOut)('the check reports that %s', async (_, change, fault) => {
  expect(await changed({ ...change, given: everything }, checkWayOut)).toContain(fault);
});

templateTest('the delivery’s runner has a subnet, delegated to the service that runs it', async () => {
  const delegations = async (parameters: Record<string, Json>) =>
    subnetsIn(await deployed({ ...everything, ...parameters })).find(({ name }) => name === 'runner')?.properties
      .delegations;
  expect(await delegations({})).toEqual([]);
  expect(await delegations({ runnerDelegation: 'GitHub.Network/networkSettings' })).toEqual([
    { name: 'runner', properties: { serviceName: 'GitHub.Network/networkSettings' } },
  ]);
});

templateTest('a pipeline registers the provider that subnets of Flex Consumption are delegated to', async () => {
  const delegated = JSON.stringify(subnetsIn(await deployed(everything))).match(/Microsoft\.App\/environments/g);
  expect(delegated).toHaveLength(2);
  for (const page of ['.github/workflows/deliver.yml', 'docs/azure-devops.md', 'docs/deploy.md']) {
    expect(readFileSync(join(root, page), 'utf8'), page).toContain('az provider register --namespace Microsoft.App');
  }
});

templateTest('a private network is enough to choose: the tiers that can be in one are the defaults then', async () => {
  const deployment = await deployed({ ...least, privateNetworking: true });
  const tiers = ['Microsoft.ApiManagement/service', 'Microsoft.ServiceBus/namespaces'].map((type) =>
    made(deployment, type).map(({ body }) => at(body, 'sku', 'name')),
  );
  expect(tiers).toEqual([['StandardV2'], ['Premium']]);
});
