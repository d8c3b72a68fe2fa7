import { z } from 'zod';
import { type ProblemCode, problems } from '../../../shared/problems.ts';
import { buildExplanation } from '../errors/build-explanation.ts';
import { featuresOf } from '../pipeline/require-features.ts';
import { JSON_ONLY } from '../read-json.ts';
import type { ReplyHeader, Route } from '../route.ts';
import { buildHeaderReferences, headersOfStatus, limitHeaders } from './headers.ts';
import type { Json, Schemas } from './schemas.ts';

/** Problems that any request can get, on any route. The last three come from the gateway. */
const alwaysPossible: ProblemCode[] = ['validation_failed', 'rate_limited', 'upstream_unavailable', 'upstream_timeout'];
/** Additional problems that any partner's request can get. */
const possibleForPartners: ProblemCode[] = ['unauthenticated', 'forbidden', 'internal_error', 'service_unavailable'];

/** Describes a route as an OpenAPI operation. */
export function buildOperation(route: Route, schemas: Schemas): Json {
  const parameters = buildParameters(route, schemas);
  const { summary, description, scope } = route;
  return {
    operationId: route.operationId,
    summary,
    ...(description === undefined ? {} : { description }),
    tags: [tagOf(route)],
    security: scope === 'public' ? [] : [{ bearer: [scope] }, { entra: [scope] }],
    ...(route.deprecated ? { deprecated: true } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.body === undefined ? {} : { requestBody: buildRequestBody(route, route.body, schemas) }),
    responses: buildResponses(route, schemas),
  };
}

/** `/v1/orders/{orderId}` gets the tag of the orders. Paths without a version get the tag of the service. */
export function tagOf({ path }: Route): string {
  return /^\/v\d+\/([^/]+)/.exec(path)?.[1] ?? 'service';
}

function buildRequestBody({ mediaTypes = JSON_ONLY, example }: Route, body: z.ZodType, schemas: Schemas): Json {
  const content = { schema: schemas.refer(body, 'input'), ...(example === undefined ? {} : { example }) };
  return { required: true, content: Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, content])) };
}

function buildResponses(route: Route, schemas: Schemas): Json {
  const { status, body, example, mediaType = 'application/json', alsoAs, alsoExample, headers = [] } = route.reply;
  const always: ReplyHeader[] = ['x-request-id', ...(route.scope === 'public' ? [] : limitHeaders)];
  const unjudged: ReplyHeader[] = ['x-request-id'];
  const etag: ReplyHeader[] = route.reply.etag ? ['etag'] : [];
  const responses: Json = {
    [status]: {
      description: route.summary,
      headers: buildHeaderReferences([...always, ...etag, ...headers]),
      content: {
        [mediaType]: { schema: schemas.refer(body, 'output'), ...(example === undefined ? {} : { example }) },
        ...(alsoAs === undefined
          ? {}
          : {
              [alsoAs]: { schema: { type: 'string' }, ...(alsoExample === undefined ? {} : { example: alsoExample }) },
            }),
      },
    },
  };
  if (route.reply.creates) responses[201] = { ...(responses[status] as Json), description: 'It was created.' };
  if (route.reply.redirects) {
    const description = 'Redirects a browser to the page.';
    responses[307] = { description, headers: buildHeaderReferences([...always, 'location']) };
  }
  if (isConditional(route)) {
    const description = 'The version that you have is current: the response has no body.';
    responses[304] = { description, headers: buildHeaderReferences([...always, ...etag, ...headers]) };
  }
  const byStatus = Object.groupBy(listPossibleProblems(route), (code) => String(problems[code].status));
  for (const [problemStatus, codes = []] of Object.entries(byStatus)) {
    responses[problemStatus] = {
      description: codes.map((code) => `\`${code}\`: ${problems[code].title}`).join('\n\n'),
      headers: buildHeaderReferences([
        ...(problemStatus === '401' ? unjudged : always),
        ...(headersOfStatus[Number(problemStatus)] ?? []),
        ...(problemStatus === '415' && route.method === 'PATCH' ? (['accept-patch'] as const) : []),
      ]),
      content: {
        'application/json': { schema: { $ref: '#/components/schemas/ErrorEnvelope' }, ...buildExample(codes) },
      },
    };
  }
  return responses;
}

/** Shows only the first problem: API Management supports one example, not several named ones. */
function buildExample([code]: ProblemCode[]): Json {
  return code === undefined ? {} : { example: buildExplanation(code, 'https://api.example.com').example };
}

function isConditional({ method, reply }: Route): boolean {
  return method === 'GET' && reply.etag === true;
}

/** The problems that the route lists, and those that follow from its shape. */
function listPossibleProblems(route: Route): ProblemCode[] {
  const codes = new Set<ProblemCode>([...route.problems, ...alwaysPossible]);
  if (route.scope !== 'public') for (const code of possibleForPartners) codes.add(code);
  if (Object.keys(shapeOf(route.params)).length > 0) codes.add('not_found');
  if (route.body !== undefined) {
    for (const code of ['malformed_json', 'payload_too_large', 'unsupported_media_type'] as const) codes.add(code);
  }
  if (isConditional(route) || codes.has('precondition_required')) codes.add('invalid_precondition');
  if (route.scope !== 'public' && route.idempotent) {
    if (route.idempotent !== 'optional') codes.add('idempotency_key_missing');
    codes.add('idempotency_key_invalid');
  }
  if (featuresOf(route).length > 0) codes.add('switched_off');
  return [...codes];
}

function buildParameters(route: Route, schemas: Schemas): Json[] {
  const toParameter =
    (place: 'path' | 'query') =>
    ([name, zod]: [string, z.ZodType]) => {
      const { description, ...schema } = schemas.refer(zod, 'input');
      const required = place === 'path' || !zod.safeParse(undefined).success;
      const style = styles[String(schema['type'])] ?? {};
      return { name, in: place, required, ...(description === undefined ? {} : { description }), ...style, schema };
    };
  return [
    ...Object.entries(shapeOf(route.params)).map(toParameter('path')),
    ...Object.entries(shapeOf(route.query)).map(toParameter('query')),
    ...buildHeaderParameters(route),
  ];
}

/** How a parameter that is no single value is written. */
const styles: Readonly<Record<string, Json>> = {
  array: { style: 'form', explode: false },
  object: { style: 'deepObject', explode: true },
};

function buildHeaderParameters(route: Route): Json[] {
  const toHeader = (name: string, description: string, required: boolean, schema: Json = { type: 'string' }) => ({
    name,
    in: 'header',
    required,
    description,
    schema,
  });
  const found: Json[] = [];
  if (route.scope !== 'public' && route.idempotent) {
    const schema = { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' };
    const what =
      'Identifies this request. If you send it again with the same key, at any later time, it is carried out only once and gets the same response.';
    found.push(toHeader('Idempotency-Key', what, route.idempotent !== 'optional', schema));
  }
  if (route.problems.includes('precondition_required')) {
    const required = !route.reply.creates;
    const what = 'The ETag of the version that you want to change, or `*` for any version.';
    found.push(toHeader('If-Match', required ? what : `${what} Send this or \`If-None-Match\`.`, required));
  }
  if (route.reply.creates) {
    found.push(toHeader('If-None-Match', '`*`: it must not exist yet.', false));
  }
  if (isConditional(route)) {
    found.push(
      toHeader(
        'If-None-Match',
        'The ETag of the version that you already have. If it is still current, the response is a 304 without a body.',
        false,
      ),
    );
  }
  if (route.reply.mediaType === 'text/event-stream') {
    found.push(
      toHeader(
        'Last-Event-ID',
        'The id of the last event that you received. The stream continues with the event after it.',
        false,
      ),
    );
  }
  return found;
}

function shapeOf(schema: z.ZodType): Record<string, z.ZodType> {
  return schema instanceof z.ZodObject ? schema.shape : {};
}
