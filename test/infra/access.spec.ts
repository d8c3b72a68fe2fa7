import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../tools/root.ts';
import { at, type Json } from './bicep/value.ts';
import { checkDoors } from './checks/check-doors.ts';
import { checkRoles, operatorNeeds } from './checks/check-roles.ts';
import { checkSecrets, checkTemplateSecrets } from './checks/check-secrets.ts';
import { type Change, changed, deployed, infraFolder, least, made, templateTest, variants } from './deployed.ts';

templateTest.each(variants)('every identity has the roles that it needs, and no others: %s', async (_, given) => {
  expect(checkRoles(await deployed(given))).toEqual([]);
});

const ASSIGNMENT = 'Microsoft.Authorization/roleAssignments';
const roleChanges: [what: string, change: Change, fault: RegExp][] = [
  [
    'a role is missing',
    { without: ASSIGNMENT, with: /0a9a7e1f/ },
    /missing for Durable Functions: histories: app: Storage Table/,
  ],
  [
    'a role is a different one',
    { from: /974c5e8b-45b9-4653-ba55-5f855dd0fb88/g, to: '090c5cfd-751d-490a-894a-3ce6f1109419' },
    /nobody needs: app: 090c5cfd/,
  ],
  [
    'a role has a wider scope',
    { from: /("scope":"[^"]*\/namespaces\/sb-\w+)\/topics\/[^"]*\/subscriptions\/saga"/, to: '$1"' },
    /nobody needs: app: Azure Service Bus Data Receiver on Microsoft.ServiceBus\/namespaces$/m,
  ],
  [
    'a role is for the whole group',
    {
      from: /,"scope":"[^"]*\/Microsoft\.KeyVault\/vaults\/[^"]*"(?=\},\{"type":"Microsoft\.Authorization)/,
      to: '',
    },
    /nobody needs: app: Key Vault Secrets User on everything in/,
  ],
  [
    'an operator may only write secrets',
    {
      without: 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments',
      with: /somebody/,
      given: { ...least, operatorPrincipalId: 'somebody' },
    },
    /missing for npm run ops: operator: Cosmos DB/,
  ],
  [
    'what is recorded could be changed',
    { from: 'containers/items/create"', to: 'containers/items/*"' },
    /^Cosmos DB Audit Appender permits \S+containers\/items\/\*$/m,
  ],
  [
    'the app can’t record what the merchant changes',
    {
      without: 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments',
      with: /colls\/audit.*id-\w+\.principalId|id-\w+\.principalId.*colls\/audit/,
    },
    /missing for what the merchant’s systems change: app: Cosmos DB Audit Appender/,
  ],
  [
    'a role belongs to another identity',
    { without: ASSIGNMENT, with: /apim-\w+\.identity/ },
    /missing for logger: gateway/,
  ],
];

templateTest.each(roleChanges)('the check reports that %s', async (_, change, fault) => {
  expect((await changed(change, checkRoles)).join('\n')).toMatch(fault);
});

templateTest('an operator, if there is one, gets every role that the pages for operators require', async () => {
  const count = async (parameters = {}) => {
    const deployment = await deployed({ ...least, ...parameters });
    return [
      'Microsoft.Authorization/roleAssignments',
      'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments',
    ].flatMap((type) => made(deployment, type)).length;
  };
  expect(await count({ operatorPrincipalId: 'somebody' })).toBe((await count()) + operatorNeeds.length);
  const pages = ['operations', 'secrets'].map((page) => readFileSync(join(root, 'docs', `${page}.md`), 'utf8'));
  const asked = [...pages.join('\n').matchAll(/[_*]((?:Cosmos DB|Azure Service Bus|Key Vault) [\w -]+)[_*]/g)].map(
    ([, role = '']) => role,
  );
  const roles = new Set(asked.filter((role) => role !== 'Key Vault Secrets User'));
  expect([...roles].sort()).toEqual([...new Set(operatorNeeds.map(({ role }) => role))].sort());
});

test('roles are assigned after API Management is created, when Cosmos DB knows the new identity', () => {
  const main = readFileSync(join(infraFolder, 'main.bicep'), 'utf8');
  expect(/^module access .*?^}/ms.exec(main)?.[0]).toContain('apiManagement.outputs.');
  expect(/^module cosmosAccess .*?^}/ms.exec(main)?.[0]).toContain('dependsOn: [cosmos, apiManagement]');
});

templateTest.each(variants)(
  'nothing that is deployed holds a secret or can be opened with one: %s',
  async (_, given) => {
    expect(checkSecrets(await deployed(given))).toEqual([]);
  },
);

const secretChanges: [what: string, change: Change, fault: RegExp][] = [
  [
    'a setting is a secret',
    { from: '{"name":"GATEWAY_REQUIRED"', to: '{"name":"CARRIER_TOKEN","value":"x"},{"name":"GATEWAY_REQUIRED"' },
    /setting CARRIER_TOKEN/,
  ],
  [
    'a connection string opens something',
    { from: /("COSMOS__accountEndpoint","value":)"[^"]*"/, to: '$1"AccountEndpoint=x;AccountKey=y;"' },
    /AccountKey/,
  ],
  [
    'storage accepts keys',
    { from: '"allowSharedKeyAccess":false', to: '"allowSharedKeyAccess":true' },
    /allowSharedKeyAccess/,
  ],
  [
    'the database accepts keys',
    { from: /("type":"Microsoft\.DocumentDB\/databaseAccounts",.*?"disableLocalAuth":)true/, to: '$1false' },
    /databaseAccounts.*disableLocalAuth/,
  ],
  [
    'Service Bus accepts keys',
    { from: /("type":"Microsoft\.ServiceBus\/namespaces",.*?"disableLocalAuth":)true/, to: '$1false' },
    /ServiceBus\/namespaces.*disableLocalAuth/,
  ],
  [
    'a vault’s secrets can be lost',
    { from: '"enablePurgeProtection":true', to: '"enablePurgeProtection":false' },
    /enablePurgeProtection/,
  ],
  ['code can be published with a password', { from: '{"allow":false}', to: '{"allow":true}' }, /basicPublishing/],
];

templateTest.each(secretChanges)('the check reports that %s', async (_, change, fault) => {
  expect((await changed(change, checkSecrets)).join('\n')).toMatch(fault);
});

test('no template takes a secret, gives one away or makes one', () => {
  const files = globSync('**/*.bicep', { cwd: infraFolder });
  expect(files.length).toBeGreaterThan(15);
  for (const file of files) {
    expect(checkTemplateSecrets(readFileSync(join(infraFolder, file), 'utf8')), file).toEqual([]);
  }
});

test.each([
  ['output accountKey string = account.name', 'output accountKey'],
  ["param carrierToken string = 'x'", 'param carrierToken'],
  ['output id string = account.listKeys().keys[0].value', 'listKeys'],
  ["resource key 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = {}", 'Microsoft.KeyVault/vaults/secrets'],
])('a template with %s is a fault', (template, fault) => {
  expect(checkTemplateSecrets(template)).toEqual([fault]);
});

templateTest.each(variants)('only the gateway can call the app: %s', async (_, given) => {
  expect(checkDoors(await deployed(given))).toEqual([]);
});

const doorChanges: [what: string, change: Change, fault: RegExp][] = [
  [
    'no authentication is required',
    { from: '"requireAuthentication":true', to: '"requireAuthentication":false' },
    /func-blue.*lets in every caller/,
  ],
  [
    'a path is excluded from authentication',
    {
      from: '"unauthenticatedClientAction":"Return401"',
      to: '"unauthenticatedClientAction":"Return401","excludedPaths":["/v1/*"]',
    },
    /leaves paths open/,
  ],
  [
    'a partner’s token opens the app',
    { from: /"allowedAudiences":\[/, to: '"allowedAudiences":["«apiPrincipal.appId»",' },
    /audience/,
  ],
  ['another application is allowed', { from: /"identities":\[[^\]]*\]/, to: '"identities":[]' }, /identity/],
  [
    'the gateway’s token has another audience',
    { from: /("displayName":"app-resource","value":)"[^"]*"/, to: '$1"«apiPrincipal.appId»"' },
    /app-resource/,
  ],
  ['plain http is allowed', { from: '"httpsOnly":true', to: '"httpsOnly":false' }, /http/],
  [
    'the app does not require the gateway',
    { from: '"GATEWAY_REQUIRED","value":"true"', to: '"GATEWAY_REQUIRED","value":"false"' },
    /GATEWAY_REQUIRED/,
  ],
];

templateTest.each(doorChanges)('the check reports that %s', async (_, change, fault) => {
  expect((await changed(change, checkDoors)).join('\n')).toMatch(fault);
});

templateTest('only those with an assigned role get a token for the API', async () => {
  const [api, gateway] = made(await deployed(), 'Microsoft.Graph/servicePrincipals').map(({ body }) =>
    at(body, 'appRoleAssignmentRequired'),
  );
  expect([api, gateway]).toEqual([true, undefined]);
});

templateTest('partners get tokens for the scope that their first page names', async () => {
  const { outputs } = await deployed({ ...least, apiAppId: 'APP', gatewayAudienceAppId: 'OTHER' });
  const page = readFileSync(join(root, 'docs', 'onboarding.md'), 'utf8');
  const [, scope = ''] = /scope="([^"]+)"/.exec(page) ?? [];
  expect(outputs['API_SCOPE']).toBe(scope.replace('$API_APP_ID', 'APP'));
  // What a stand-by needs to accept the same tokens: docs/runbooks/region-lost.md.
  expect(outputs).toMatchObject({ API_AUDIENCE: 'APP', GATEWAY_AUDIENCE: 'OTHER' });
});

templateTest(
  'with both registrations given, the deployer needs no right in the directory, and with one both are made',
  async () => {
    const typesOf = async (given: Record<string, Json>) =>
      (await deployed({ ...least, ...given })).resources
        .map(({ type }) => type)
        .filter((type) => type.includes('Graph/'));
    expect(await typesOf({ apiAppId: 'APP', gatewayAudienceAppId: 'OTHER' })).toEqual([]);
    expect(await typesOf({ apiAppId: 'APP' })).toHaveLength(4);
  },
);
