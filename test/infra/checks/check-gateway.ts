import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';
import { problems } from '../../../shared/problems.ts';
import { root } from '../../../tools/root.ts';
import type { Deployed, Deployment } from '../bicep/predict.ts';
import { at } from '../bicep/value.ts';
import { made } from '../deployed.ts';
import { checkGatewayDocument } from './check-gateway-document.ts';

const SERVICE = 'Microsoft.ApiManagement/service';
const Document = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({ operationId: z.string() }))),
});

/** `GET /v1/orders listOrders`, as partners ask for it. */
const operationsOf = (document: unknown, prefix = '') =>
  Object.entries(Document.parse(document).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, { operationId }]) => `${method.toUpperCase()} ${prefix}${path} ${operationId}`,
    ),
  );

const lastOf = (name: string) => name.split('/').at(-1) ?? '';
const textAt = (resource: Deployed, ...path: string[]) => String(at(resource.body, 'properties', ...path) ?? '');

/** What API Management forwards, as `GET /v1/orders listOrders`. */
export function reachedOperations(deployment: Deployment) {
  const apis = made(deployment, `${SERVICE}/apis`).map((api) => {
    const path = textAt(api, 'path');
    return { api, prefix: path === '' ? '' : `/${path}`, document: JSON.parse(textAt(api, 'value')) as unknown };
  });
  const reached = apis.flatMap(({ prefix, document }) => operationsOf(document, prefix));
  return { apis, reached };
}

/** Every operation of the API is reached by the path that it is documented with, HEAD beside each GET, and nothing else is. */
export function checkOperations(deployment: Deployment): string[] {
  const { reached, apis } = reachedOperations(deployment);
  const documented = operationsOf(JSON.parse(readFileSync(join(root, 'docs', 'openapi.json'), 'utf8')));
  const heads = documented
    .filter((operation) => operation.startsWith('GET '))
    .map((operation) => operation.replace(/^GET (\S+) /, 'HEAD $1 head-'));
  const declared = [...documented, ...heads];
  const unreached = declared
    .filter((operation) => !reached.includes(operation))
    .map((operation) => `not reached: ${operation}`);
  const twice = reached
    .filter((operation, index) => reached.indexOf(operation) !== index)
    .map((operation) => `twice: ${operation}`);
  const undeclared = reached.filter((operation) => !declared.includes(operation));
  return [
    ...unreached,
    ...twice,
    ...undeclared.map((operation) => `not documented: ${operation}`),
    ...apis.flatMap(({ api, document }) => [
      ...checkBackends(deployment, lastOf(api.name)),
      ...checkGatewayDocument(document),
    ]),
  ];
}

/** The members of the API's pool get each path as it was sent, and open their breaker for outages alone. */
function checkBackends(deployment: Deployment, api: string): string[] {
  const backends = made(deployment, `${SERVICE}/backends`);
  const pool = backends.find(({ name }) => lastOf(name) === api);
  const services = at(pool?.body, 'properties', 'pool', 'services');
  const members = z
    .array(z.object({ id: z.string(), weight: z.int().max(100), priority: z.int().min(0).max(100) }))
    .safeParse(services);
  if (!members.success || members.data.length === 0) return [`${api} has no pool`];
  return members.data.flatMap(({ id, weight }) => {
    const member = backends.find((backend) => backend.id === id);
    if (member === undefined) return [`the pool ${api} names ${lastOf(id)}, which isn't there`];
    const path = textAt(member, 'url').replace(/^https:\/\/[^/]+/, '');
    return [
      ...(path === '' ? [] : [`${lastOf(id)} serves ${path}, not /`]),
      ...(weight > 0 ? [] : [`${lastOf(id)} has no weight in ${api}`]),
      ...checkBreaker(lastOf(id), at(member.body, 'properties', 'circuitBreaker', 'rules')),
    ];
  });
}

const Duration = z.string().regex(/^P(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?$/);
const Status = z.int().min(200).max(599);

/** As API Management takes it (Azure/azure-rest-api-specs, Microsoft.ApiManagement 2024-05-01); its pages allow one rule only. */
const Rules = z
  .array(
    z.strictObject({
      name: z.string(),
      failureCondition: z.strictObject({
        count: z.int().positive(),
        interval: Duration,
        statusCodeRanges: z.array(z.strictObject({ min: Status, max: Status })).max(10),
        errorReasons: z.array(z.string().max(200)).max(10),
      }),
      tripDuration: Duration,
      acceptRetryAfter: z.boolean().optional(),
    }),
  )
  .length(1);

/** The statuses that the app itself answers, to a single partner too. */
const answered = Object.entries(problems)
  .filter(([code]) => code !== 'upstream_unavailable' && code !== 'upstream_timeout')
  .map(([, { status }]) => status);

function checkBreaker(backend: string, rules: unknown): string[] {
  const parsed = Rules.safeParse(rules);
  if (!parsed.success)
    return [`${backend} has no circuit breaker that API Management takes: ${z.prettifyError(parsed.error)}`];
  const ranges = parsed.data.flatMap(({ failureCondition }) => failureCondition.statusCodeRanges);
  const counted = [...new Set(answered)].filter((status) =>
    ranges.some(({ min, max }) => min <= status && status <= max),
  );
  return counted.map((status) => `${backend} counts ${status}, which the app answers for one partner’s requests`);
}

/** Every policy file is imported, as it stands and as well-formed XML, and whatever it names is there. */
export function checkPolicies(deployment: Deployment, folder: string): string[] {
  const files = globSync('policies/**/*.xml', { cwd: folder }).map((name) => ({
    name,
    text: readFileSync(join(folder, name), 'utf8'),
  }));
  const all = files.map(({ text }) => withoutComments(text)).join('\n');
  const imported = ['policies', 'apis/policies', 'policyFragments'].flatMap((type) =>
    made(deployment, `${SERVICE}/${type}`),
  );
  const values = made(deployment, `${SERVICE}/namedValues`).map(({ name }) => lastOf(name));
  const fragments = made(deployment, `${SERVICE}/policyFragments`).map(({ name }) => lastOf(name));
  const pools = made(deployment, `${SERVICE}/backends`)
    .filter(({ body }) => at(body, 'properties', 'type') === 'Pool')
    .map(({ name }) => lastOf(name));
  return [
    ...files.filter(({ text }) => XMLValidator.validate(text) !== true).map(({ name }) => `${name} isn't well-formed`),
    ...files
      .filter(({ text }) => !imported.some((policy) => textAt(policy, 'value') === text))
      .map(({ name }) => `${name} isn't imported`),
    ...imported
      .filter((policy) => textAt(policy, 'format') !== 'xml')
      .map(({ name }) => `${name} isn't imported as xml`),
    ...difference('named value', namedIn(all, /\{\{([\w.-]+)\}\}/g), values),
    ...difference('fragment', namedIn(all, /fragment-id="([^"]+)"/g), fragments),
    ...difference('pool', namedIn(all, /backend-id="(?:@\(&quot;)?([\w-]+)/g), pools),
  ];
}

const withoutComments = (xml: string) => xml.replaceAll(/<!--[\s\S]*?-->/g, '');
const namedIn = (text: string, pattern: RegExp) => [
  ...new Set([...text.matchAll(pattern)].map(([, name]) => name ?? '')),
];

function difference(what: string, named: string[], there: string[]): string[] {
  const missing = named.filter((name) => !there.includes(name)).map((name) => `there is no ${what} ${name}`);
  return [
    ...missing,
    ...there.filter((name) => !named.includes(name)).map((name) => `no policy names the ${what} ${name}`),
  ];
}
