import type { Route } from '../route.ts';
import { buildOperation, tagOf } from './build-operation.ts';
import { errorSchema, listProblems } from './error-schema.ts';
import { buildHeaderComponents } from './headers.ts';
import { type Json, Schemas } from './schemas.ts';

const tags: Record<string, string> = {
  orders: 'Orders and their progress',
  events: 'All that happens to your orders, in one list',
  products: 'The products that you can order, and how the merchant changes them',
  catalogue: 'The whole catalogue, for the merchant’s own systems',
  reports: 'Totals of your orders',
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

## Errors

Every error has the same envelope, with one of the codes below. \`details\` lists all faults of a request at once.
Follow the link of a code for its cause and what to do.

`;

/**
 * A placeholder for the document in the repository: only a deployment knows its tenant, and puts it into the document
 * that it serves. It is a URL, because tools reject anything else.
 */
export const ANY_TENANT = {
  tokenUrl: 'https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000/oauth2/v2.0/token',
};

/** Builds the OpenAPI 3.1 document of the API. Everything except the token URL comes from the routes. */
export function buildOpenApi(routes: readonly Route[], { tokenUrl }: { tokenUrl: string } = ANY_TENANT): Json {
  const schemas = new Schemas();
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: buildOperation(route, schemas) };
  }
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
    components: {
      schemas: { ...schemas.components, ErrorEnvelope: errorSchema },
      headers: buildHeaderComponents(),
      securitySchemes: buildSecuritySchemes(routes, tokenUrl),
    },
  };
}

function buildSecuritySchemes(routes: readonly Route[], tokenUrl: string): Json {
  const scopes = [...new Set(routes.map((route) => route.scope))].filter((scope) => scope !== 'public');
  return {
    bearer: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'An access token that you already have. Its app roles decide what it allows.',
    },
    entra: {
      type: 'oauth2',
      description:
        'Client credentials at Microsoft Entra, with the scope `api://…/.default` that we gave you. We grant the roles to your application; you do not request them. The document that the service serves has the real `tokenUrl`; in other copies the tenant is all zeros.',
      flows: {
        clientCredentials: {
          tokenUrl,
          scopes: Object.fromEntries(scopes.map((scope) => [scope, `The app role ${scope}`])),
        },
      },
    },
  };
}
