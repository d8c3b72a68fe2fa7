import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { eventCatalogue } from '../../../shared/domain/event-catalogue.ts';
import { toName } from '../../../shared/domain/webhook-event.ts';
import { asyncApiFile, asyncApiText, openApiText } from '../../../tools/build/write-openapi.ts';
import { routes } from '../routes.ts';
import { buildAsyncApi } from './build-asyncapi.ts';

/** Any part of a document. */
type Json = ReturnType<typeof JSON.parse>;
const document = JSON.parse(asyncApiText());
const openApi = JSON.parse(openApiText());

/** The formats that the schemas use. */
const formats = {
  uri: URL.canParse,
  'uri-reference': (text: string) => URL.canParse(text, 'https://example.com'),
  'date-time': (text: string) => z.iso.datetime().safeParse(text).success,
};

const require = createRequire(import.meta.url);
const official = JSON.parse(readFileSync(require.resolve('@asyncapi/specs/schemas/3.0.0.json'), 'utf8'));
// It brings the schema of JSON Schema itself.
const isAsyncApi = new Ajv({
  strict: false,
  allErrors: true,
  meta: false,
  validateSchema: false,
  formats: { ...formats, email: true, regex: true },
}).compile(official);

/** What `reference` names in a document. */
function find(within: Json, reference: string): Json {
  const [, ...path] = reference.split('/');
  return path.reduce((part, key) => part[key], within);
}

/** Whatever can be reached from a part of a document, by reference. */
function closureOf(within: Json, part: unknown, found: Json = {}): Json {
  for (const [, reference = ''] of JSON.stringify(part).matchAll(/"\$ref":"([^"]+)"/g)) {
    if (reference in found) continue;
    found[reference] = find(within, reference);
    closureOf(within, found[reference], found);
  }
  return found;
}

test('the checked-in document is what the code says: if not, run npm run openapi', () => {
  expect(readFileSync(asyncApiFile, 'utf8')).toBe(asyncApiText());
});

describe('the schema of AsyncAPI 3.0', () => {
  test('accepts the document', () => {
    expect(isAsyncApi(document), JSON.stringify(isAsyncApi.errors?.slice(0, 5))).toBe(true);
  });

  test.each<[string, (copy: Json) => unknown]>([
    ['an operation without a channel', ({ operations }) => delete operations.onOrderPlaced.channel],
    ['an unknown action', ({ operations }) => (operations.onOrderPlaced.action = 'publish')],
    ['a message with an unknown field', ({ components }) => (components.messages.OrderPlaced.body = {})],
    ['an event whose schema is none', ({ components }) => (components.schemas.OrderPlacedEvent.type = 'thing')],
    ['a server without a protocol', ({ servers }) => delete servers.api.protocol],
  ])('refuses %s', (_, change) => {
    const copy = structuredClone(document);
    change(copy);
    expect(isAsyncApi(copy)).toBe(false);
  });
});

test('every reference leads somewhere', () => {
  const found = closureOf(document, document);
  expect(Object.keys(found).length).toBeGreaterThan(eventCatalogue.length * 3);
  expect(Object.entries(found).filter(([, part]) => part === undefined)).toEqual([]);
});

test('every event is a message of its own operation, and nothing else is a webhook', () => {
  const names = eventCatalogue.map(({ type }) => toName(type));
  expect(Object.keys(document['channels'].webhooks.messages)).toEqual(names);
  const operations = Object.entries<Json>(document['operations']).filter(
    ([, { channel }]) => channel.$ref === '#/channels/webhooks',
  );
  expect(
    operations.map(([key, { messages }]) => [key, find(document, find(document, messages[0].$ref)['$ref'])['name']]),
  ).toEqual(eventCatalogue.map(({ type }) => [`on${toName(type)}`, type]));
});

const ajv = new Ajv2020({ strict: false, allErrors: true, formats });
ajv.addSchema(document, 'asyncapi');
const accepts = (reference: string, value: unknown) => {
  const validate = ajv.compile({ $ref: `asyncapi${reference}` });
  return validate(value) ? [] : validate.errors;
};

describe.each(eventCatalogue.map(({ type }) => type))('%s', (type) => {
  const message = document['components'].messages[toName(type)];
  const [{ headers, payload }] = message.examples;

  test('has a valid example with all headers', () => {
    expect(payload.type).toBe(type);
    expect(headers['webhook-id']).toBe(payload.id);
    expect(accepts(message.payload.$ref, payload)).toEqual([]);
    expect(accepts(message.headers.$ref, headers)).toEqual([]);
  });

  test('has a schema that refuses what it does not describe', () => {
    expect(accepts(message.payload.$ref, { ...payload, type: 'order.other' })).not.toEqual([]);
    expect(accepts(message.payload.$ref, { ...payload, data: {} })).not.toEqual([]);
  });

  test('has the schema and the example that the OpenAPI document has', () => {
    const { post } = openApi['webhooks'][type];
    const { schema, example } = post.requestBody.content[message.contentType];
    expect(message.payload).toEqual(schema);
    expect(payload).toEqual(example);
    const schemas = closureOf(openApi, schema);
    expect(Object.keys(schemas).length).toBeGreaterThan(1);
    expect(closureOf(document, message.payload)).toEqual(schemas);
  });
});

test('every stream of the API is a channel with the schema of its OpenAPI operation', () => {
  const streaming = routes.filter(({ reply }) => reply.mediaType === 'text/event-stream');
  expect(streaming.map(({ operationId }) => operationId)).toEqual(['streamEvents', 'streamAllEvents']);
  for (const { operationId, path } of streaming) {
    const { address, messages } = document['channels'][operationId];
    const [message] = Object.values<Json>(messages).map(({ $ref }) => find(document, $ref));
    const { schema } = openApi['paths'][path].get.responses[200].content['text/event-stream'];
    expect([address, message?.['payload']]).toEqual([path, schema]);
    expect(closureOf(document, schema)).toEqual(closureOf(openApi, schema));
  }
  expect(document['operations'].streamAllEvents.bindings.http.query.properties).toHaveProperty('after');
  expect(Object.keys(document['channels'].streamEvents.parameters)).toEqual(['orderId']);
});

test('a deployment puts its own host and token URL in', () => {
  const tokenUrl = 'https://login.example/token';
  const served: Json = buildAsyncApi(routes, { publicUrl: 'http://127.0.0.1:7071/orders', tokenUrl });
  expect(served['servers'].api).toMatchObject({ host: '127.0.0.1:7071', protocol: 'http', pathname: '/orders' });
  expect(served['components'].securitySchemes.entra.flows.clientCredentials.tokenUrl).toBe(tokenUrl);
  expect(isAsyncApi(served)).toBe(true);
});
