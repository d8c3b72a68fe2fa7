import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../tools/root.ts';
import { readBicepFile } from './bicep/read-bicep.ts';
import { at } from './bicep/value.ts';
import { everythingIn } from './bicep/walk.ts';
import { checkDoors } from './checks/check-doors.ts';
import { checkRoles, operatorNeeds } from './checks/check-roles.ts';
import { checkSecrets } from './checks/check-secrets.ts';
import { deployed, infraFolder, json, type Mutation, made, mutated, variants } from './deployed.ts';

test.each(Object.entries(variants))(
  'every identity has the roles that it needs, and no others: %s',
  (_, parameters) => {
    expect(checkRoles(deployed(parameters))).toEqual([]);
  },
);

const file = 'modules/access.bicep';
const roleChanges: [what: string, change: Mutation, fault: RegExp][] = [
  [
    'a role is missing',
    { file, from: '    roles.storageTableDataContributor\n', to: '' },
    /missing for Durable Functions: histories: app: Storage Table/,
  ],
  [
    'a role is a different one',
    { file, from: '974c5e8b-45b9-4653-ba55-5f855dd0fb88', to: '090c5cfd-751d-490a-894a-3ce6f1109419' },
    /nobody needs: app: 090c5cfd/,
  ],
  [
    'a role has a wider scope',
    { file, from: 'scope: topicSubscriptions[index]', to: 'scope: serviceBus' },
    /nobody needs: app: Azure Service Bus Data Receiver on Microsoft.ServiceBus\/namespaces$/m,
  ],
  [
    'a role is for the whole group',
    { file, from: '  scope: vault\n', to: '' },
    /nobody needs: app: Key Vault Secrets User on everything in|missing for adapters\/key-vault/,
  ],
  [
    'an operator may only write secrets',
    {
      file,
      from: "sqlRoleAssignments@2025-10-15' = if (!empty(operatorPrincipalId))",
      to: "sqlRoleAssignments@2025-10-15' = if (empty(operatorPrincipalId))",
      parameters: { operatorPrincipalId: 'somebody' },
    },
    /missing for npm run ops: operator: Cosmos DB/,
  ],
  [
    'a role belongs to another identity',
    { file, from: '[appPrincipalId, gatewayPrincipalId]', to: '[appPrincipalId]' },
    /missing for logger: gateway/,
  ],
];

test.each(roleChanges)('the check reports that %s', (_, change, fault) => {
  expect(mutated(change, checkRoles).join('\n')).toMatch(fault);
});

test('an operator, if there is one, gets every role that the pages for operators require', () => {
  const count = (parameters = {}) => {
    const deployment = deployed({ ...variants['as azd up makes it'], ...parameters });
    return [
      'Microsoft.Authorization/roleAssignments',
      'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments',
    ].flatMap((type) => made(deployment, type)).length;
  };
  expect(count({ operatorPrincipalId: 'somebody' })).toBe(count() + operatorNeeds.length);
  const pages = ['operations', 'secrets'].map((page) => readFileSync(join(root, 'docs', `${page}.md`), 'utf8'));
  const asked = [...pages.join('\n').matchAll(/[_*]((?:Cosmos DB|Azure Service Bus|Key Vault) [\w -]+)[_*]/g)].map(
    ([, role = '']) => role,
  );
  const roles = new Set(asked.filter((role) => role !== 'Key Vault Secrets User'));
  expect([...roles].sort()).toEqual(operatorNeeds.map(({ role }) => role).sort());
});

test('roles are assigned after API Management is created, when Cosmos DB knows the new identity', () => {
  const { modules } = readBicepFile(join(infraFolder, 'main.bicep'));
  const access = modules.find(({ symbol }) => symbol === 'access');
  const names = access
    ? [...everythingIn(access.body)].map(({ expression }) => (expression.kind === 'name' ? expression.name : ''))
    : [];
  expect(names).toContain('apiManagement');
});

test.each(Object.entries(variants))('no template, setting, default or output has a secret: %s', (_, parameters) => {
  expect(checkSecrets(deployed(parameters), infraFolder)).toEqual([]);
});

const secretChanges: [what: string, change: Mutation, fault: RegExp][] = [
  [
    'an output is a key',
    {
      file: 'modules/storage.bicep',
      from: 'output name string = account.name',
      to: 'output name string = account.name\noutput accountKey string = account.name',
    },
    /output accountKey/,
  ],
  [
    'a key is listed',
    {
      file: 'modules/storage.bicep',
      from: 'output id string = account.id',
      to: 'output id string = account.listKeys().keys[0].value',
    },
    /listKeys/,
  ],
  [
    'a setting is a secret',
    {
      file: 'modules/function-app.bicep',
      from: "GATEWAY_REQUIRED: 'true'",
      to: "GATEWAY_REQUIRED: 'true'\n  CARRIER_TOKEN: 'x'",
    },
    /setting CARRIER_TOKEN/,
  ],
  [
    'a connection string opens something',
    {
      file: 'modules/function-app.bicep',
      from: 'COSMOS__accountEndpoint: cosmosEndpoint',
      to: "COSMOS__accountEndpoint: 'AccountEndpoint=x;AccountKey=y;'",
    },
    /AccountKey/,
  ],
  [
    'a secret is a parameter',
    {
      file: 'main.bicep',
      from: 'param carrierUrl string',
      to: "param carrierUrl string\nparam carrierToken string = 'x'\noutput y string = carrierToken",
    },
    /parameter carrierToken/,
  ],
  [
    'storage accepts keys',
    { file: 'modules/storage.bicep', from: 'allowSharedKeyAccess: false', to: 'allowSharedKeyAccess: true' },
    /allowSharedKeyAccess/,
  ],
  [
    'the database accepts keys',
    { file: 'modules/cosmos.bicep', from: '    disableLocalAuth: true\n', to: '' },
    /databaseAccounts.*disableLocalAuth/,
  ],
  [
    'Service Bus accepts keys',
    { file: 'modules/service-bus.bicep', from: 'disableLocalAuth: true', to: 'disableLocalAuth: false' },
    /ServiceBus\/namespaces.*disableLocalAuth/,
  ],
  [
    'a vault’s secrets can be lost',
    { file: 'modules/key-vault.bicep', from: 'enablePurgeProtection: true', to: 'enableSoftDelete: true' },
    /enablePurgeProtection/,
  ],
  [
    'code can be published with a password',
    { file: 'modules/function-app.bicep', from: 'allow: false', to: 'allow: true' },
    /basicPublishing/,
  ],
];

test.each(secretChanges.filter(([what]) => what !== 'a key is listed'))(
  'the check reports that %s',
  (_, change, fault) => {
    expect(mutated(change, checkSecrets).join('\n')).toMatch(fault);
  },
);

test('a call that lists keys can’t even be parsed', () => {
  const [, change, fault] = secretChanges[1] ?? [];
  expect(() => change && mutated(change, checkSecrets)).toThrow(fault && /only a function by its name can be called/);
});

test.each(Object.entries(variants))('only the gateway can call the app: %s', (_, parameters) => {
  expect(checkDoors(deployed(parameters))).toEqual([]);
});

const app = 'modules/function-app.bicep';
const doorChanges: [what: string, change: Mutation, fault: RegExp][] = [
  [
    'no authentication is required',
    { file: app, from: 'requireAuthentication: true', to: 'requireAuthentication: false' },
    /func-blue.*lets in every caller/,
  ],
  [
    'a path is excluded from authentication',
    {
      file: app,
      from: "unauthenticatedClientAction: 'Return401'",
      to: "unauthenticatedClientAction: 'Return401'\n      excludedPaths: ['/v1/*']",
    },
    /leaves paths open/,
  ],
  [
    'a partner’s token opens the app',
    { file: app, from: 'allowedAudiences: [gatewayAudience]', to: 'allowedAudiences: [gatewayAudience, audience]' },
    /audience/,
  ],
  [
    'another application is allowed',
    { file: app, from: 'identities: [gatewayPrincipalId]', to: 'identities: []' },
    /identity/,
  ],
  [
    'the gateway’s token has another audience',
    { file: 'modules/partner-api.bicep', from: "'app-resource': gatewayAudience", to: "'app-resource': audience" },
    /app-resource/,
  ],
  ['plain http is allowed', { file: app, from: 'httpsOnly: true', to: 'httpsOnly: false' }, /http/],
  [
    'the app does not require the gateway',
    { file: app, from: "GATEWAY_REQUIRED: 'true'", to: "GATEWAY_REQUIRED: 'false'" },
    /GATEWAY_REQUIRED/,
  ],
];

test.each(doorChanges)('the check reports that %s', (_, change, fault) => {
  expect(mutated(change, checkDoors).join('\n')).toMatch(fault);
});

test('only those with an assigned role get a token for the API', () => {
  const [api, gateway] = made(deployed(), 'Microsoft.Graph/servicePrincipals').map(({ body }) =>
    json(at(body, 'appRoleAssignmentRequired')),
  );
  expect([api, gateway]).toEqual([true, null]);
});

test('partners get tokens for the scope that their first page names', () => {
  const { outputs } = deployed({ ...variants['as azd up makes it'], apiAppId: 'APP', gatewayAudienceAppId: 'OTHER' });
  const page = readFileSync(join(root, 'docs', 'onboarding.md'), 'utf8');
  const [, scope = ''] = /scope="([^"]+)"/.exec(page) ?? [];
  expect(outputs['API_SCOPE']).toBe(scope.replace('$API_APP_ID', 'APP'));
});
