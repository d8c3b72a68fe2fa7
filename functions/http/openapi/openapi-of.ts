import type { Route } from '../route.ts';
import { errorSchema, listOfProblems } from './error-schema.ts';
import { headerComponents } from './headers.ts';
import { operationOf, tagOf } from './operation-of.ts';
import { type Json, Schemas } from './schemas.ts';

const tags: Record<string, string> = {
  orders: 'Orders and what becomes of them',
  products: 'What can be ordered',
  reports: 'What was ordered, summed up',
  service: 'The service itself',
};

const introduction = `The order API that partners integrate with.

Every request for a partner carries \`Authorization: Bearer …\`: a token of Microsoft Entra for this API, got by client
credentials. Money is in minor units (\`{ "amount": 1299, "currency": "EUR" }\` is 12.99 euro), times are RFC 3339 in UTC.
Answers may get further fields: ignore those that you don't know. Where a field has \`x-extensible-enum\`, further values may
be added, such as statuses of orders and types of events: expect values that you don't know. Fields and query parameters of requests that are not
known here are refused.

Text is well-formed Unicode. It has no control characters (metadata may hold lines and tabs), no overrides of its
direction, and nowhere the number of a payment card: send the provider's token as \`paymentMethod\`. A required
text must contain at least one visible character. Bodies are not compressed.

A POST that is sent again with its \`Idempotency-Key\` is carried out once. After a 429 or a 503 wait for as many seconds as
\`Retry-After\` says; after a 500, 502, 504 or no answer at all, send the same request with the same key again.

## Errors

Every error is one envelope with a code of a closed set. All faults of a request are told at once, in \`details\`.
Each code is explained at its page.

`;

/**
 * Stands in the document that is checked in: whose tenant it is, a deployment knows, and says in what it serves. It is a
 * URL, because tools refuse what is none.
 */
export const ANY_TENANT = {
  tokenUrl: 'https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000/oauth2/v2.0/token',
};

/** The OpenAPI 3.1 document of the API: everything in it but where tokens come from is of the routes themselves. */
export function openApiOf(routes: readonly Route[], { tokenUrl }: { tokenUrl: string } = ANY_TENANT): Json {
  const schemas = new Schemas();
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Partner Orders',
      version: '1.0.0',
      summary: 'Place, follow and change orders',
      description: `${introduction}${listOfProblems()}\n`,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'The host that this document comes from' }],
    tags: [...new Set(routes.map(tagOf))].map((name) => ({ name, description: tags[name] ?? name })),
    paths,
    components: {
      schemas: { ...schemas.components, ErrorEnvelope: errorSchema },
      headers: headerComponents(),
      securitySchemes: securitySchemes(routes, tokenUrl),
    },
  };
}

function securitySchemes(routes: readonly Route[], tokenUrl: string): Json {
  const scopes = [...new Set(routes.map((route) => route.scope))].filter((scope) => scope !== 'public');
  return {
    bearer: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'An access token that you already have. What it allows are the app roles in it.',
    },
    entra: {
      type: 'oauth2',
      description:
        'Client credentials at Microsoft Entra, with the scope `api://…/.default` that we told you. The roles are granted to your application, not asked for. The `tokenUrl` in the document that the service serves is the real one; elsewhere the tenant is all zeros.',
      flows: {
        clientCredentials: {
          tokenUrl,
          scopes: Object.fromEntries(scopes.map((scope) => [scope, `The app role ${scope}`])),
        },
      },
    },
  };
}
