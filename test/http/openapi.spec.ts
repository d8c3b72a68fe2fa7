import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ANY_DEPLOYMENT } from '../../functions/http/asyncapi/build-asyncapi.ts';
import { ANY_TENANT } from '../../functions/http/openapi/any-tenant.ts';
import { asyncApiText, openApiFile, openApiText } from '../../tools/build/write-openapi.ts';
import { root } from '../../tools/root.ts';
import { RunningStack } from '../running-stack.ts';

const run = promisify(execFile);

let stack: RunningStack;
beforeAll(async () => {
  stack = await RunningStack.start();
});
afterAll(() => stack?.stop());

test('the OpenAPI document matches the routes: if not, run npm run openapi', () => {
  expect(readFileSync(openApiFile, 'utf8')).toBe(openApiText());
});

test('the document passes the linter without a warning', async () => {
  const redocly = join(root, 'node_modules', '.bin', 'redocly');
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const { stdout } = await run(redocly, ['lint', openApiFile, '--extends=recommended', '--format=json'], { env });
  expect(JSON.parse(stdout)).toMatchObject({ totals: { errors: 0, warnings: 0 } });
});

test('the served document is the checked-in one, with the real token URL', async () => {
  const served = await (await fetch(new URL('/openapi.json', stack.host.url))).text();
  const { tokenEndpoint } = stack.prepared.stack.identity;
  expect(served).toContain(tokenEndpoint);
  expect(JSON.parse(served.replace(tokenEndpoint, ANY_TENANT.tokenUrl))).toEqual(JSON.parse(openApiText()));
});

test('the served AsyncAPI document is the checked-in one, with the real host and token URL', async () => {
  const served = await fetch(new URL('/asyncapi.json', stack.host.url));
  expect([served.status, served.headers.get('cache-control')]).toEqual([200, 'public, max-age=300']);
  const text = await served.text();
  const publicUrl = stack.prepared.settings['PUBLIC_URL'] ?? '';
  const { tokenEndpoint } = stack.prepared.stack.identity;
  const { host, protocol } = new URL(publicUrl);
  const here = JSON.stringify({ host, protocol: protocol.slice(0, -1) }).slice(1, -1);
  const anywhere = '"host":"api.example.com","protocol":"https"';
  for (const part of [here, tokenEndpoint, `${publicUrl}/docs`]) expect(text).toContain(part);
  const general = text
    .replaceAll(here, anywhere)
    .replaceAll(publicUrl, ANY_DEPLOYMENT.publicUrl)
    .replaceAll(tokenEndpoint, ANY_DEPLOYMENT.tokenUrl);
  expect(JSON.parse(general)).toEqual(JSON.parse(asyncApiText()));
});

type Json = Record<string, unknown>;

/** Every object of the document that `wanted` accepts, with its path. */
function* found(value: unknown, wanted: (part: Json) => boolean, place = ''): Generator<[string, Json]> {
  if (value === null || typeof value !== 'object') return;
  if (wanted(value as Json)) yield [place, value as Json];
  for (const [key, part] of Object.entries(value)) yield* found(part, wanted, `${place}/${key}`);
}

const document = JSON.parse(openApiText()) as Json;

test('every field, parameter and header is described', () => {
  const isObject = (part: Json) => typeof part['properties'] === 'object' && part['type'] === 'object';
  const fields = [...found(document, isObject)].flatMap(([place, { properties }]) =>
    Object.entries(properties as Record<string, Json>).map(([name, field]) => [`${place} ${name}`, field] as const),
  );
  const parameters = [...found(document, (part) => typeof part['in'] === 'string' && 'schema' in part)];
  const headers = [...found((document['components'] as Json)['headers'], (part) => 'schema' in part)];
  expect(fields.length).toBeGreaterThan(60);
  const silent = [...fields, ...parameters, ...headers].filter(([, { description }]) => !description);
  expect(silent.map(([place]) => place)).toEqual([]);
});

test('operations have short titles, and their responses have names', () => {
  const operations = [...found(document, (part) => 'operationId' in part)];
  for (const [, { summary }] of operations) expect(summary).toMatch(/^[A-Z][a-z ]{3,32}$/);
  const answers = [...found(document['paths'], (part) => 'schema' in part)].filter(([place]) =>
    /\/responses\/2\d\d\/content\/(application\/json|text\/event-stream)$/.test(place),
  );
  expect(answers.length).toBeGreaterThan(10);
  const unnamed = answers.filter(([, { schema }]) => !Object.hasOwn(schema as Json, '$ref')).map(([place]) => place);
  // OpenAPI and AsyncAPI themselves define the schemas of their documents.
  expect(unnamed).toEqual(
    ['asyncapi', 'openapi'].map((name) => `//${name}.json/get/responses/200/content/application/json`),
  );
});

test('the responses of an order and of its stream have their own types, and their fields are listed', () => {
  const { get } = (document['paths'] as Record<string, { get: Json }>)['/v1/orders/{orderId}'] ?? {};
  expect(get).toMatchObject({
    responses: { 200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/ExpandedOrder' } } } } },
    parameters: expect.arrayContaining([
      expect.objectContaining({
        name: 'fields',
        explode: false,
        schema: { type: 'array', items: { type: 'string', enum: expect.arrayContaining(['id', 'status']) } },
      }),
    ]),
  });
  expect(document['paths']).toMatchObject({
    '/v1/orders/{orderId}/events': {
      get: {
        responses: {
          200: { content: { 'text/event-stream': { schema: { $ref: '#/components/schemas/TimelineEntry' } } } },
        },
      },
    },
  });
});
