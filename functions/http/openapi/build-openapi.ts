import type { Route } from '../route.ts';
import { ANY_TENANT } from './any-tenant.ts';
import { buildOperation, tagOf } from './build-operation.ts';
import { buildSecuritySchemes } from './build-security-schemes.ts';
import { buildWebhooks, webhookComponents } from './build-webhooks.ts';
import { errorSchema, listProblems } from './error-schema.ts';
import { buildHeaderComponents } from './headers.ts';
import { type Json, Schemas } from './schemas.ts';

const tags: Record<string, string> = {
  orders: 'Orders and their progress',
  events: 'All that happens, in one list',
  'webhook-endpoints': 'Where your events are sent, and how that goes',
  products: 'The products that you can order, and how the merchant changes them',
  catalogue: 'The whole catalogue, for the merchant’s own systems',
  reports: 'Totals of your orders',
  exports: 'Your orders as a file',
  imports: 'Orders from a file',
  'provider-events': 'What the payment provider and the carrier send us: partners do not call it',
  service: 'The service itself',
};

const introduction = `The order API that partners integrate with.

Send \`Authorization: Bearer …\` with every request: a Microsoft Entra token for this API, which you get with client
credentials. Money is in minor units (\`{ "amount": 1299, "currency": "EUR" }\` is 12.99 euro). Times are RFC 3339 in UTC.

We may add fields to responses: ignore fields that you don't know. Where a field has \`x-extensible-enum\`, we may add
values, such as order statuses and event types: handle values that you don't know. Requests with unknown fields or
query parameters are refused.

Text must be well-formed Unicode. It must not contain control characters (metadata may contain line breaks and tabs),
characters that override the text direction, or payment card numbers: send the provider's token as \`paymentMethod\`. A
required text must contain at least one visible character. Do not compress request bodies.

A POST that you send again with the same \`Idempotency-Key\` is carried out only once. After a 429, 502, 503 or 504, wait the number
of seconds in \`Retry-After\`. After a 500, 502, 504 or no response at all, send the same request again with the same key.

## Limits

In any minute you may send 6,000 requests in the generous tier and 60 in the small one. 60 requests may fail for want of a valid
token, counted by your address and the client that the token names. Operations without a token take 600 requests from an
address, and \`POST /docs/token\` takes 20. One request more is a 429.

## Webhooks

We send each event to the endpoints that you create, as the webhooks below: signed as in Standard Webhooks 1.0.0, with a
CloudEvent 1.0 as the body. Check the signature first, with one of the libraries for Standard Webhooks. An event can come
twice and events can overtake each other: use \`webhook-id\` and, for an order, \`sequence\`. Ignore types and fields that
you don't know. What you have missed is in \`GET /v1/events\` for 30 days. All that we send is also an
[AsyncAPI 3.0 document](/asyncapi.json).

## Errors

Every error has the same envelope, with one of the codes below. \`details\` lists all faults of a request at once.
Follow the link of a code for its cause and what to do.

`;

/** Builds the OpenAPI 3.1 document of the API. Everything except the token URL comes from the routes and the event catalogue. */
export function buildOpenApi(routes: readonly Route[], { tokenUrl }: { tokenUrl: string } = ANY_TENANT): Json {
  const schemas = new Schemas();
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: buildOperation(route, schemas) };
  }
  const webhooks = buildWebhooks(schemas);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Partner Orders',
      version: '1.0.0',
      summary: 'Place, follow and change orders',
      description: `${introduction}${listProblems()}\n`,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'The host that serves this document' }],
    tags: [...new Set(routes.map(tagOf))].map((name) => ({ name, description: tags[name] ?? name })),
    paths,
    webhooks,
    components: {
      schemas: { ...schemas.components, ErrorEnvelope: errorSchema },
      headers: buildHeaderComponents(),
      ...webhookComponents,
      securitySchemes: buildSecuritySchemes(routes, tokenUrl),
    },
  };
}
