import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { declaredOperationsFile, declaredOperationsText } from '../../tools/azure/write-declared-operations.ts';
import { gatewayDocumentFile, gatewayDocumentText } from '../../tools/azure/write-gateway-document.ts';
import { root } from '../../tools/root.ts';
import { gatewaySettings } from '../../tools/run-locally/gateway-settings.ts';
import { partners, rolesOf } from '../../tools/seed/partners.ts';
import { at } from './bicep/value.ts';
import { checkOperations, checkPolicies, reachedOperations } from './checks/check-gateway.ts';
import { checkGatewayDocument } from './checks/check-gateway-document.ts';
import { settingsOf } from './checks/check-settings.ts';
import { type Change, changed, deployed, infraFolder, least, made, templateTest, variants } from './deployed.ts';

templateTest.each(variants)(
  'every operation of the API is reachable, and no path is duplicated: %s',
  async (_, given) => {
    expect(checkOperations(await deployed(given))).toEqual([]);
  },
);

templateTest.each(variants)('every policy is imported, and everything that it names exists: %s', async (_, given) => {
  expect(checkPolicies(await deployed(given), infraFolder)).toEqual([]);
});

test('the allow-list and the operations that are checked in are what the routes say: if not, npm run openapi', () => {
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

test('API Management imports all of the document that it gets', () => {
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
])('a document with %s is a fault', async (_, change, fault) => {
  expect(checkGatewayDocument(merged(gatewayDocument, change)).join('\n')).toMatch(fault);
});

templateTest(
  'OpenAPI, API Management, the local gateway and the policies’ allow-list have the same operations',
  async () => {
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

    const { reached } = reachedOperations(await deployed());
    const local = gatewaySettings({ issuer: '' }).operations.map(
      ({ method, path, name }) => `${method} ${path} ${name}`,
    );
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
  },
);

const SERVICE = 'Microsoft.ApiManagement/service';
const operationChanges: [what: string, change: Change, fault: RegExp][] = [
  [
    'the API has its own path prefix',
    { from: '"path":""', to: '"path":"orders"' },
    /not reached: GET \/v1\/orders listOrders/,
  ],
  ['an operation is missing', { from: 'head-listOrders', to: 'all' }, /not reached: HEAD \/v1\/orders head-listOrders/],
  [
    'a path that is not declared is forwarded',
    { from: String.raw`\"/livez\":`, to: String.raw`\"/*\":{\"get\":{\"operationId\":\"all\"}},\"/livez\":` },
    /not documented: GET \/\* all/,
  ],
  [
    'the app gets another path',
    { from: /("url":"https:\/\/«sites func-blue-\w+\.defaultHostName»)"/, to: '$1/api"' },
    /partner-orders-blue serves \/api, not \//,
  ],
  [
    'the pool has no members',
    { from: /backends\/partner-orders-blue"(?=,"weight")/, to: 'backends/blue"' },
    /names blue, which isn't there/,
  ],
  [
    'an idle colour is a member',
    {
      from: /("services":\[)(\{"id":"[^"]*-)blue","weight":100/,
      to: '$1$2green","weight":0,"priority":1},$2blue","weight":100',
    },
    /partner-orders-green has no weight/,
  ],
  [
    'the app’s own 503 opens the breaker',
    { from: '"max":502', to: '"max":503' },
    /partner-orders-blue counts 503, which the app answers for one partner’s requests/,
  ],
  [
    'a circuit breaker has a second rule',
    { from: '"tripDuration":"PT15S"}', to: '"tripDuration":"PT15S"},{"name":"second"}' },
    /no circuit breaker that API Management takes/,
  ],
  [
    'a circuit breaker opens for no duration',
    { from: '"tripDuration":"PT15S"', to: '"tripDuration":"15"' },
    /no circuit breaker that API Management takes/,
  ],
  [
    'OpenAPI has a version that API Management reads only in part',
    { from: String.raw`\"3.0.3\"`, to: String.raw`\"3.1.0\"` },
    /3\.1\.0 is imported only in part/,
  ],
];

templateTest.each(operationChanges)('the check reports that %s', async (_, change, fault) => {
  expect((await changed(change, checkOperations)).join('\n')).toMatch(fault);
});

const policyChanges: [what: string, change: Change, fault: RegExp][] = [
  ['a named value is missing', { without: `${SERVICE}/namedValues`, name: /\/issuer$/ }, /no named value issuer/],
  [
    'a named value is unused',
    { from: /("name":"apim-\w+)\/audience"/, to: '$1/spare"' },
    /names the named value spare/,
  ],
  ['a fragment has another name', { from: /("name":"apim-\w+)\/problem"/, to: '$1/problems"' }, /no fragment problem/],
  [
    'a policy names a pool that does not exist',
    { without: `${SERVICE}/backends`, name: /\/partner-orders$/ },
    /no pool partner-orders/,
  ],
  [
    'a policy isn’t imported',
    { without: `${SERVICE}/policyFragments`, name: /\/problem$/ },
    /problem\.xml isn't imported/,
  ],
  ['expressions would be read unescaped', { from: '"format":"xml"', to: '"format":"rawxml"' }, /isn't imported as xml/],
];

templateTest.each(policyChanges)('the check reports that %s', async (_, change, fault) => {
  const faults = await changed(change, (deployment) => checkPolicies(deployment, infraFolder));
  expect(faults.join('\n')).toMatch(fault);
});

test('an unknown operation gets the same response in each scope where Azure may answer it', () => {
  const onError = (file: string) =>
    /<on-error>(.*)<\/on-error>/s.exec(readFileSync(join(infraFolder, 'policies', file), 'utf8'))?.[1];
  expect(onError('azure/service.xml')).toBe(onError('partner-api.xml'));
  expect(onError('partner-api.xml')).not.toContain('<base');
});

templateTest('the check reports that a policy isn’t well-formed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'policies-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'policies'));
  writeFileSync(join(folder, 'policies', 'torn.xml'), '<policies><outbound></policies>');
  expect(checkPolicies(await deployed(), folder)).toContain("policies/torn.xml isn't well-formed");
});

templateTest(
  'the app registration has a role for every scope of the API and every tier, and one for the smoke test of a release',
  async () => {
    const document = JSON.parse(readFileSync(join(root, 'docs', 'openapi.json'), 'utf8'));
    const scopes = Object.keys(document.components.securitySchemes.entra.flows.clientCredentials.scopes);
    const tiers = partners.flatMap((partner) => rolesOf(partner)).filter((role) => role.startsWith('tier.'));
    const [api] = made(await deployed(), 'Microsoft.Graph/applications');
    const roles = at(api?.body, 'appRoles') as { value: string; id: string }[];
    expect(roles.map(({ value }) => value).sort()).toEqual([...new Set([...scopes, ...tiers, 'release.smoke'])].sort());
    expect(new Set(roles.map(({ id }) => id)).size).toBe(roles.length);
  },
);

templateTest('partners get tokens of the kind that the gateway and the app accept', async () => {
  const [api] = made(await deployed(), 'Microsoft.Graph/applications');
  expect(at(api?.body, 'api', 'requestedAccessTokenVersion')).toBe(2);
  const named = made(await deployed(), 'Microsoft.ApiManagement/service/namedValues');
  const issuer = named.find(({ name }) => name.endsWith('/issuer'));
  expect(at(issuer?.body, 'properties', 'value')).toMatch(/^https:\/\/login\.microsoftonline\.com\/[\w-]+\/v2\.0$/);
});

templateTest('the links in errors use the domain that partners call', async () => {
  const of = async (customUrl?: string) => {
    const deployment = await deployed(customUrl === undefined ? undefined : { ...least, customUrl });
    const value = made(deployment, 'Microsoft.ApiManagement/service/namedValues').find(({ name }) =>
      name.endsWith('/public-url'),
    );
    const [app] = made(deployment, 'Microsoft.Web/sites');
    if (app === undefined) throw new Error('there is no app');
    return [at(value?.body, 'properties', 'value'), settingsOf(app)['PUBLIC_URL']];
  };
  expect(await of('https://orders.example')).toEqual(['https://orders.example', 'https://orders.example']);
  const [gateway, app] = await of();
  expect(gateway).toEqual(app);
  expect(gateway).toMatch(/gatewayUrl|azure-api/);
});

templateTest('the gateway’s request logs have no address, no header, no body and no query', async () => {
  const all = made(await deployed(), 'Microsoft.ApiManagement/service/diagnostics');
  expect(all).toHaveLength(2);
  const hidden = { request: { dataMasking: { queryParams: [{ value: '*', mode: 'Hide' }] } } };
  for (const { body } of all) {
    expect(at(body, 'properties')).toMatchObject({ logClientIp: false, alwaysLog: 'allErrors' });
    for (const side of ['frontend', 'backend']) expect(at(body, 'properties', side)).toEqual(hidden);
  }
});
