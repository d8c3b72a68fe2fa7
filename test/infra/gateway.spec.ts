import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { declaredOperationsFile, declaredOperationsText } from '../../tools/azure/write-declared-operations.ts';
import { gatewayDocumentFile, gatewayDocumentText } from '../../tools/azure/write-gateway-document.ts';
import { root } from '../../tools/root.ts';
import { gatewaySettings } from '../../tools/run-locally/gateway-settings.ts';
import { partners, rolesOf } from '../../tools/seed/partners.ts';
import { at } from './bicep/value.ts';
import { checkOperations, checkPolicies, reachedOperations } from './checks/check-gateway.ts';
import { checkGatewayDocument } from './checks/check-gateway-document.ts';
import { settingsOf } from './checks/check-settings.ts';
import { deployed, infraFolder, json, least, type Mutation, made, mutated, variants } from './deployed.ts';

test.each(Object.entries(variants))(
  'every operation of the API is reachable, and no path is duplicated: %s',
  (_, parameters) => {
    expect(checkOperations(deployed(parameters))).toEqual([]);
  },
);

test.each(Object.entries(variants))(
  'every policy is imported, and everything that it names exists: %s',
  (_, parameters) => {
    expect(checkPolicies(deployed(parameters), infraFolder)).toEqual([]);
  },
);

test('the checked-in allow-list and operations match the routes: if not, run npm run openapi', () => {
  expect(readFileSync(declaredOperationsFile, 'utf8')).toBe(declaredOperationsText());
  expect(readFileSync(gatewayDocumentFile, 'utf8')).toBe(gatewayDocumentText());
});

const gatewayDocument = JSON.parse(readFileSync(gatewayDocumentFile, 'utf8'));

const operation = (change: object) => ({ paths: { '/livez': { get: change } } });

function merged(value: unknown, change: object): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(change)) return change;
  const changed = Object.entries(change).map(([key, part]) => {
    const before = (value as Record<string, unknown>)[key];
    return [key, typeof part === 'object' ? merged(before, part) : part];
  });
  return { ...value, ...Object.fromEntries(changed) };
}

test('API Management imports everything in its document', () => {
  expect(checkGatewayDocument(gatewayDocument)).toEqual([]);
});

test.each<[what: string, change: object, fault: RegExp]>([
  ['version 3.1', { openapi: '3.1.0' }, /3\.1\.0 is imported only in part/],
  ['a summary', { info: { summary: 'x' } }, /info has summary/],
  ['relative servers', { servers: [{ url: '/' }] }, /the document has servers/],
  ['schemas', { components: {} }, /the document has components/],
  ['a wildcard', { paths: { '/*': {} } }, /\/\* is no path/],
  ['a required query parameter', operation({ parameters: [{ name: 'a', in: 'query' }] }), /a is in the query/],
  ['a type with null', operation({ parameters: [{ name: 'a', schema: { type: ['null'] } }] }), /a has no plain type/],
  ['two operations of one name', operation({ operationId: 'PlaceOrder' }), /are both placeorder/],
  ['an operation without a name', operation({ operationId: '?' }), /get \/livez has no operationId/],
  ['a response without a status', operation({ responses: { default: {} } }), /has a response without a status/],
  ['a parameter that the path lacks', operation({ parameters: [{ name: 'a', in: 'path' }] }), /not those of the path/],
])('a document with %s is a fault', (_, change, fault) => {
  expect(checkGatewayDocument(merged(gatewayDocument, change)).join('\n')).toMatch(fault);
});

test('OpenAPI, API Management, the local gateway and the policies’ allow-list have the same operations', () => {
  const { paths } = JSON.parse(readFileSync(join(root, 'docs', 'openapi.json'), 'utf8')) as {
    paths: Record<string, Record<string, { security: unknown[] }>>;
  };
  const documented = Object.entries(paths).map(([path, methods]) => {
    const operations = Object.entries(methods).flatMap(([method, { security }]) =>
      (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]).map((name) => ({ name, security })),
    );
    const names = (some: typeof operations) => some.map(({ name }) => name).toSorted();
    return {
      path,
      allow: names(operations),
      withoutToken: names(operations.filter((one) => one.security.length === 0)),
    };
  });

  const { reached } = reachedOperations(deployed());
  const local = gatewaySettings({ issuer: '' }).operations.map(({ method, path, name }) => `${method} ${path} ${name}`);
  expect(local.toSorted()).toEqual(reached.toSorted());
  const listed = documented.flatMap(({ path, allow }) => allow.map((method) => `${method} ${path}`));
  expect(local.map((operation) => operation.replace(/ \S+$/, '')).toSorted()).toEqual(listed.toSorted());

  const policy = readFileSync(declaredOperationsFile, 'utf8');
  const branch =
    /Path, &quot;(.*)&quot;\)\)">\s*<set-variable name="allow" value="(.*)" \/>\s*<set-variable name="withoutToken" value="(.*)"/g;
  const branches = [...policy.matchAll(branch)].map(([, pattern = '', allow = '', withoutToken = '']) => ({
    pattern: new RegExp(pattern.replaceAll('\\\\', '\\')),
    allow: allow.split(', '),
    withoutToken: withoutToken.split(', ').filter((method) => method !== ''),
  }));
  expect(branches).toHaveLength(documented.length);
  for (const { path, ...methods } of documented) {
    const asked = path.replaceAll(/\{\w+\}/g, 'Some-1.thing');
    const { pattern: _, ...found } = branches.find(({ pattern }) => pattern.test(asked)) ?? { pattern: undefined };
    expect({ path, ...found }).toEqual({ path, ...methods });
  }
});

const file = 'modules/partner-api.bicep';
const backends = 'modules/backends.bicep';
const document = 'gateway-operations.json';
const operationChanges: [what: string, change: Mutation, fault: RegExp][] = [
  [
    'the API has its own path prefix',
    { file, from: "    path: ''", to: "    path: 'orders'" },
    /not reached: GET \/v1\/orders listOrders/,
  ],
  [
    'an operation is missing',
    { file: document, from: '"operationId": "head-listOrders"', to: '"operationId": "all"' },
    /not reached: HEAD \/v1\/orders head-listOrders/,
  ],
  [
    'a path that is not declared is forwarded',
    { file: document, from: '"/livez":', to: '"/*": { "get": { "operationId": "all" } }, "/livez":' },
    /not documented: GET \/\* all/,
  ],
  [
    'the app gets another path',
    { file: backends, from: "url: 'https://${colour.host}'", to: "url: 'https://${colour.host}/api'" },
    /partner-orders-blue serves \/api, not \//,
  ],
  [
    'the pool has no members',
    { file: backends, from: "'${pool}-${colour.name}')", to: "'${colour.name}')" },
    /names blue, which isn't there/,
  ],
  [
    'an idle colour is a member',
    { file: backends, from: 'colour => colour.weight > 0', to: 'colour => true' },
    /partner-orders-green has no weight/,
  ],
  [
    'the app’s own 503 opens the breaker',
    { file: backends, from: '{ min: 502, max: 502 }', to: '{ min: 502, max: 503 }' },
    /partner-orders-blue counts 503, which the app answers for one partner’s requests/,
  ],
  [
    'a circuit breaker has a second rule',
    {
      file: backends,
      from: "tripDuration: 'PT15S'\n          }",
      to: "tripDuration: 'PT15S'\n          }\n          { name: 'second' }",
    },
    /no circuit breaker that API Management takes/,
  ],
  [
    'a circuit breaker opens for no duration',
    { file: backends, from: "tripDuration: 'PT15S'", to: "tripDuration: '15'" },
    /no circuit breaker that API Management takes/,
  ],
  [
    'OpenAPI has a version that API Management reads only in part',
    { file: document, from: '"3.0.3"', to: '"3.1.0"' },
    /3\.1\.0 is imported only in part/,
  ],
];

test.each(operationChanges)('the check reports that %s', (_, change, fault) => {
  expect(mutated(change, checkOperations).join('\n')).toMatch(fault);
});

const policyChanges: [what: string, change: Mutation, fault: RegExp][] = [
  [
    'a named value is missing',
    { file, from: '  issuer: issuer\n  audience', to: '  audience' },
    /no named value issuer/,
  ],
  [
    'a named value is unused',
    { file, from: '  audience: audience\n', to: '  audience: audience\n  spare: audience\n' },
    /names the named value spare/,
  ],
  ['a fragment has another name', { file, from: "name: 'problem'", to: "name: 'problems'" }, /no fragment problem/],
  [
    'a policy names a pool that does not exist',
    {
      file: 'policies/azure/service.xml',
      from: 'backend-id="@(&quot;partner-orders&quot;',
      to: 'backend-id="@(&quot;partner-orders-v2&quot;',
    },
    /no pool partner-orders-v2/,
  ],
  [
    'a policy isn’t well-formed',
    { file: 'policies/partner-api.xml', from: '</outbound>', to: '' },
    /partner-api\.xml isn't well-formed/,
  ],
  [
    'a policy isn’t imported',
    {
      file,
      from: "loadTextContent('../policies/fragments/problem.xml')",
      to: "loadTextContent('../policies/azure/service.xml')",
    },
    /problem\.xml isn't imported/,
  ],
  [
    'expressions would be read unescaped',
    { file, from: "format: 'xml'", to: "format: 'rawxml'" },
    /isn't imported as xml/,
  ],
];

test.each(policyChanges)('the check reports that %s', (_, change, fault) => {
  expect(mutated(change, checkPolicies).join('\n')).toMatch(fault);
});

test('an unknown operation gets the same response in each scope where Azure may answer it', () => {
  const onError = (file: string) =>
    /<on-error>(.*)<\/on-error>/s.exec(readFileSync(join(infraFolder, 'policies', file), 'utf8'))?.[1];
  expect(onError('azure/service.xml')).toBe(onError('partner-api.xml'));
  expect(onError('partner-api.xml')).not.toContain('<base');
});

test('the app registration has a role for every scope of the API and every tier, and one for the smoke test of a release', () => {
  const document = JSON.parse(readFileSync(join(root, 'docs', 'openapi.json'), 'utf8'));
  const scopes = Object.keys(document.components.securitySchemes.entra.flows.clientCredentials.scopes);
  const tiers = partners.flatMap((partner) => rolesOf(partner)).filter((role) => role.startsWith('tier.'));
  const [api] = made(deployed(), 'Microsoft.Graph/applications');
  const roles = json(at(api?.body, 'appRoles')) as { value: string; id: string }[];
  expect(roles.map(({ value }) => value).sort()).toEqual([...new Set([...scopes, ...tiers, 'release.smoke'])].sort());
  expect(new Set(roles.map(({ id }) => id)).size).toBe(roles.length);
});

test('partners get tokens of the kind that the gateway and the app accept', () => {
  const [api] = made(deployed(), 'Microsoft.Graph/applications');
  expect(at(api?.body, 'api', 'requestedAccessTokenVersion')).toBe(2);
  const named = made(deployed(), 'Microsoft.ApiManagement/service/namedValues');
  const issuer = named.find(({ name }) => name.endsWith('/issuer'));
  expect(at(issuer?.body, 'properties', 'value')).toMatch(/^https:\/\/login\.microsoftonline\.com\/[\w-]+\/v2\.0$/);
});

test('the links in errors use the domain that partners call', () => {
  const of = (customUrl?: string) => {
    const deployment = deployed(customUrl === undefined ? undefined : { ...least, customUrl });
    const value = made(deployment, 'Microsoft.ApiManagement/service/namedValues').find(({ name }) =>
      name.endsWith('/public-url'),
    );
    const [app] = made(deployment, 'Microsoft.Web/sites');
    if (app === undefined) throw new Error('there is no app');
    return [json(at(value?.body, 'properties', 'value')), settingsOf(app)['PUBLIC_URL']];
  };
  expect(of('https://orders.example')).toEqual(['https://orders.example', 'https://orders.example']);
  const [gateway, app] = of();
  expect(gateway).toEqual(app);
  expect(gateway).toMatch(/gatewayUrl|azure-api/);
});

test('the gateway’s request logs have no address, no header and no body', () => {
  const [diagnostics] = made(deployed(), 'Microsoft.ApiManagement/service/diagnostics');
  expect(at(diagnostics?.body, 'properties')).toMatchObject({ logClientIp: false, alwaysLog: 'allErrors' });
  for (const side of ['frontend', 'backend']) expect(at(diagnostics?.body, 'properties', side)).toBeUndefined();
});
