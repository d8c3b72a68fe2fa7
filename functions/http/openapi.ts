import { z } from 'zod';
import { type ProblemCode, problems } from '../../shared/problems.ts';
import type { Route } from './route.ts';

type Json = Record<string, unknown>;

/** What can go wrong with any request, whatever the route, and with any of a partner; the gateway's limits included. */
const alwaysPossible: ProblemCode[] = ['validation_failed', 'internal_error'];
const possibleForPartners: ProblemCode[] = ['unauthenticated', 'forbidden', 'rate_limited', 'service_unavailable'];

const tags: Record<string, string> = {
  orders: 'Orders and what becomes of them',
  products: 'What can be ordered',
  reports: 'What was ordered, summed up',
  service: 'The service itself',
};

/** The OpenAPI 3.1 document of the API: everything in it comes from the routes themselves. */
export function openApiOf(routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Partner Orders',
      version: '1.0.0',
      summary: 'Place, follow and change orders',
      description:
        'The order API that partners integrate with. Money is in minor units, times are RFC 3339 in UTC, every error is one envelope with a code of a closed set.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'The host that this document comes from' }],
    tags: [...new Set(routes.map(tagOf))].map((name) => ({ name, description: tags[name] ?? name })),
    paths,
    components: {
      schemas: { Error: errorSchema },
      headers: { RequestId: { description: 'Names this request in every log', schema: { type: 'string' } } },
      securitySchemes: {
        entra: {
          type: 'oauth2',
          description: 'Client credentials at Microsoft Entra; the scopes are app roles of the token.',
          flows: { clientCredentials: { tokenUrl: '/oauth2/v2.0/token', scopes: scopesOf(routes) } },
        },
      },
    },
  };
}

function operationOf(route: Route): Json {
  const body = route.body && {
    requestBody: {
      required: true,
      content: {
        [route.mediaType ?? 'application/json']: { schema: schemaOf(route.body, 'input'), ...exampleOf(route) },
      },
    },
  };
  const parameters = parametersOf(route);
  return {
    operationId: route.operationId,
    summary: route.summary,
    tags: [tagOf(route)],
    security: route.scope === 'public' ? [] : [{ entra: [route.scope] }],
    ...(route.deprecated ? { deprecated: true } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...body,
    responses: responsesOf(route),
  };
}

function exampleOf({ example }: Route): Json {
  return example === undefined ? {} : { example };
}

function responsesOf(route: Route): Json {
  const { status, body, mediaType = 'application/json' } = route.reply;
  const headers = { 'x-request-id': { $ref: '#/components/headers/RequestId' } };
  const responses: Json = {
    [status]: {
      description: route.summary,
      headers,
      content: { [mediaType]: { schema: schemaOf(body, 'output') } },
    },
  };
  const byStatus = Object.groupBy(problemsOf(route), (code) => String(problems[code].status));
  for (const [problemStatus, codes = []] of Object.entries(byStatus)) {
    responses[problemStatus] = {
      description: codes.map((code) => `\`${code}\`: ${problems[code].title}`).join('\n\n'),
      headers,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
    };
  }
  return responses;
}

/** Those that the route names, and those that follow from its shape. */
function problemsOf(route: Route): ProblemCode[] {
  const codes = new Set<ProblemCode>([...route.problems, ...alwaysPossible]);
  if (route.scope !== 'public') for (const code of possibleForPartners) codes.add(code);
  if (Object.keys(shapeOf(route.params)).length > 0) codes.add('not_found');
  if (route.body !== undefined) {
    for (const code of ['malformed_json', 'payload_too_large', 'unsupported_media_type'] as const) codes.add(code);
  }
  if (route.scope !== 'public' && route.idempotent) {
    codes.add('idempotency_key_missing');
    codes.add('idempotency_key_invalid');
  }
  return [...codes];
}

function parametersOf(route: Route): Json[] {
  const parameter =
    (place: 'path' | 'query', required: boolean) =>
    ([name, schema]: [string, z.ZodType]) => ({
      name,
      in: place,
      required,
      schema: schemaOf(schema, 'input'),
    });
  const headers: Json[] = [];
  if (route.scope !== 'public' && route.idempotent) {
    const schema = { type: 'string', minLength: 1, maxLength: 255 };
    const description = 'Names this request: repeated with the same key it is carried out once and answered alike.';
    headers.push({ name: 'Idempotency-Key', in: 'header', required: true, description, schema });
  }
  if (route.problems.includes('precondition_required')) {
    const description = 'The ETag of the state that the change is meant for.';
    headers.push({ name: 'If-Match', in: 'header', required: true, description, schema: { type: 'string' } });
  }
  return [
    ...Object.entries(shapeOf(route.params)).map(parameter('path', true)),
    ...Object.entries(shapeOf(route.query)).map(parameter('query', false)),
    ...headers,
  ];
}

function shapeOf(schema: z.ZodType): Record<string, z.ZodType> {
  return schema instanceof z.ZodObject ? schema.shape : {};
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' });
  return json;
}

function scopesOf(routes: readonly Route[]): Json {
  const scopes = [...new Set(routes.map((route) => route.scope))].filter((scope) => scope !== 'public');
  return Object.fromEntries(scopes.map((scope) => [scope, `The app role ${scope}`]));
}

/** `/v1/orders/{orderId}` is of the orders, what has no version is of the service. */
function tagOf({ path }: Route): string {
  return /^\/v\d+\/([^/]+)/.exec(path)?.[1] ?? 'service';
}

const errorSchema = {
  type: 'object',
  required: ['error'],
  additionalProperties: false,
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'details', 'requestId', 'timestamp', 'docs'],
      additionalProperties: false,
      properties: {
        code: { type: 'string', enum: Object.keys(problems) },
        message: { type: 'string' },
        details: {
          type: 'array',
          items: {
            type: 'object',
            required: ['path', 'message'],
            additionalProperties: false,
            properties: { path: { type: 'string' }, message: { type: 'string' } },
          },
        },
        requestId: { type: 'string' },
        timestamp: { type: 'string', format: 'date-time' },
        docs: { type: 'string', description: 'Where this code is explained' },
      },
    },
  },
};
