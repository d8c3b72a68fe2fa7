import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../tools/root.ts';
import type { Deployment } from './bicep/deploy.ts';
import { at, type Value } from './bicep/value.ts';
import { deployed, json, type Mutation, made, mutated, variants } from './deployed.ts';

const everything = variants['with everything that can be chosen'] ?? {};

/** What must be reachable inside the network, and by which kind of endpoint. */
const INSIDE: Readonly<Record<string, string[]>> = {
  'Microsoft.Storage/storageAccounts': ['blob', 'queue', 'table'],
  'Microsoft.DocumentDB/databaseAccounts': ['Sql'],
  'Microsoft.ServiceBus/namespaces': ['namespace'],
  'Microsoft.KeyVault/vaults': ['vault'],
  'Microsoft.Web/sites': ['sites'],
};

/** Not on the public network: public access is off, and each resource has an address and a name inside. */
function checkPrivate(deployment: Deployment): string[] {
  const endpoints = made(deployment, 'Microsoft.Network/privateEndpoints').map(({ body }) => {
    const connection = at(body, 'properties', 'privateLinkServiceConnections', 0, 'properties');
    return `${json(at(connection, 'privateLinkServiceId'))} ${json(at(connection, 'groupIds', 0))}`;
  });
  const zones = made(deployment, 'Microsoft.Network/privateDnsZones').map(({ id }) => id);
  const named = made(deployment, 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups').map(({ body }) =>
    json(at(body, 'properties', 'privateDnsZoneConfigs', 0, 'properties', 'privateDnsZoneId')),
  );
  const closed = Object.entries(INSIDE).flatMap(([type, groups]) =>
    made(deployment, type).flatMap(({ id, name, body }) => [
      ...(at(body, 'properties', 'publicNetworkAccess') === 'Disabled'
        ? []
        : [`${name} is open to the public network`]),
      ...groups
        .filter((group) => !endpoints.includes(`${id} ${group}`))
        .map((group) => `${name} has no private endpoint ${group}`),
    ]),
  );
  const outside = made(deployment, 'Microsoft.Web/sites')
    .filter(({ body }) => !String(json(at(body, 'properties', 'virtualNetworkSubnetId'))).includes('/subnets/app-'))
    .map(({ name }) => `${name} calls from outside`);
  const gateways = made(deployment, 'Microsoft.ApiManagement/service')
    .filter(({ body }) => at(body, 'properties', 'virtualNetworkType') !== 'External')
    .map(({ name }) => `${name} doesn't reach the network`);
  const nameless = named.filter((zone) => !zones.includes(String(zone))).map((zone) => `there is no zone ${zone}`);
  return [...closed, ...outside, ...gateways, ...nameless];
}

test('with private networking, only the gateway is on the public network', () => {
  expect(checkPrivate(deployed(everything))).toEqual([]);
});

const changes: [what: string, change: Mutation, fault: RegExp][] = [
  [
    'the database stays open',
    {
      file: 'modules/cosmos.bicep',
      from: 'publicNetworkAccess: publicNetworkAccess',
      to: "publicNetworkAccess: 'Enabled'",
    },
    /cosmos-\w+ is open/,
  ],
  [
    'an endpoint is missing',
    { file: 'main.bicep', from: "groupId: 'table'", to: "groupId: 'blob'" },
    /no private endpoint table/,
  ],
  [
    'an app calls from outside',
    { file: 'modules/function-app.bicep', from: 'empty(subnetId) ? null : subnetId', to: 'null' },
    /func-blue-\w+ calls from outside/,
  ],
  [
    'a name can’t be resolved inside',
    { file: 'modules/network.bicep', from: 'name: zoneNames[key]', to: "name: 'x'" },
    /no zone/,
  ],
  [
    'the gateway can’t reach the app',
    { file: 'modules/api-management.bicep', from: "'None' : 'External'", to: "'None' : 'None'" },
    /apim-\w+ doesn't reach/,
  ],
];

test.each(changes)('the check reports that %s', (_, change, fault) => {
  expect(mutated({ ...change, parameters: everything }, checkPrivate).join('\n')).toMatch(fault);
});

test('without private networking, no network is created', () => {
  expect(deployed().resources.filter(({ type }) => type.startsWith('Microsoft.Network/'))).toEqual([]);
});

test('the subnets of a network don’t overlap', () => {
  const [network] = made(deployed(everything), 'Microsoft.Network/virtualNetworks');
  const subnets = json(at(network?.body, 'properties', 'subnets')) as {
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
  return json(at(network?.body, 'properties', 'subnets')) as Subnet[];
};

/** Every subnet that calls out does so only through the gateway with the fixed address. */
function checkWayOut(deployment: Deployment): string[] {
  const [gateway] = made(deployment, 'Microsoft.Network/natGateways');
  const [address] = made(deployment, 'Microsoft.Network/publicIPAddresses');
  const ids = json(at(gateway?.body, 'properties', 'publicIpAddresses'));
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

test('outgoing calls come from one fixed address, which the deployment outputs', () => {
  const deployment = deployed(everything);
  expect(checkWayOut(deployment)).toEqual([]);
  expect(String(deployment.outputs['OUTGOING_ADDRESS'])).toContain('ipAddress');
  expect(deployed().outputs['OUTGOING_ADDRESS'], 'without a network').toBe('');
});

const file = 'modules/network.bicep';
const waysOut: [what: string, change: Mutation, fault: string][] = [
  [
    'an app calls from elsewhere',
    {
      file,
      from: "name: 'app-${colour}'\n    properties: {\n      defaultOutboundAccess: false\n      natGateway: wayOut\n",
      to: "name: 'app-${colour}'\n    properties: {\n",
    },
    'app-blue calls out from another address',
  ],
  ['the address changes', { file, from: "'Static'", to: "'Dynamic'" }, 'the address is not fixed'],
];

test.each(waysOut)('the check reports that %s', (_, change, fault) => {
  expect(mutated({ ...change, parameters: everything }, checkWayOut)).toContain(fault);
});

test('the delivery’s runner has a subnet, delegated to the service that runs it', () => {
  const delegations = (parameters: Record<string, Value>) =>
    subnetsIn(deployed({ ...everything, ...parameters })).find(({ name }) => name === 'runner')?.properties.delegations;
  expect(delegations({})).toEqual([]);
  expect(delegations({ runnerDelegation: 'GitHub.Network/networkSettings' })).toEqual([
    { name: 'runner', properties: { serviceName: 'GitHub.Network/networkSettings' } },
  ]);
});

test('a pipeline registers the provider that subnets of Flex Consumption are delegated to', () => {
  const delegated = JSON.stringify(subnetsIn(deployed(everything))).match(/Microsoft\.App\/environments/g);
  expect(delegated).toHaveLength(2);
  for (const page of ['.github/workflows/deliver.yml', 'docs/azure-devops.md', 'docs/deploy.md']) {
    expect(readFileSync(join(root, page), 'utf8'), page).toContain('az provider register --namespace Microsoft.App');
  }
});
