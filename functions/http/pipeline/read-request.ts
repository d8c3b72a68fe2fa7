import type { HttpRequest } from '@azure/functions';
import { Problem } from '../../../shared/problems.ts';
import { mark } from '../../../shared/telemetry/mark.ts';
import { entityTagsOf } from '../entity-tags.ts';
import { idempotencyKeyOf } from '../idempotency-key-of.ts';
import type { JsonBody } from '../parse-json-body.ts';
import { parseQuery } from '../parse-query.ts';
import { readJson, readRawJson } from '../read-json.ts';
import type { AnyCallerRoute, AnyPublicRoute, Route } from '../route.ts';
import { validateJson } from '../validate-json.ts';

/**
 * Reads the request of an authenticated caller and validates everything except the body's fields.
 *
 * @throws Problem for the first invalid part: path, query, headers, or a body that is not JSON
 */
export async function readCallerRequest(route: AnyCallerRoute, request: HttpRequest) {
  const params = parseParams(route, request);
  mark({ 'order.id': request.params['orderId'] });
  const query = parseQuery(route, request);
  const idempotencyKey = route.idempotent ? idempotencyKeyOf(request, route.idempotent) : '';
  const isGuarded = route.problems.includes('precondition_required');
  const ifMatch = isGuarded ? entityTagsOf('If-Match', request.headers.get('if-match')) : undefined;
  // Only a PUT can require that there is nothing yet.
  const isCreating = isGuarded && route.method === 'PUT';
  const ifNoneMatch = isCreating ? entityTagsOf('If-None-Match', request.headers.get('if-none-match')) : undefined;
  const lastEventId = request.headers.get('last-event-id') ?? undefined;
  const accept = request.headers.get('accept') ?? '*/*';
  const json = await readBody(route, request);
  const fingerprint = json?.fingerprint ?? '';
  return { params, query, idempotencyKey, ifMatch, ifNoneMatch, lastEventId, accept, json, fingerprint };
}

/** The same for a public route, which accepts less. */
export async function readPublicRequest(route: AnyPublicRoute, request: HttpRequest) {
  const params = parseParams(route, request);
  parseQuery(route, request);
  const raw = route.rawBody ? await readRawJson(request) : new Uint8Array();
  const json = route.rawBody ? undefined : await readBody(route, request);
  const readHeader = (name: string) => request.headers.get(name) ?? undefined;
  return { params, json, raw, readHeader, accept: request.headers.get('accept') ?? '*/*' };
}

/** @throws Problem validation_failed with every fault of the body */
export function validateBody(route: Route, json: JsonBody | undefined): unknown {
  return route.body === undefined || json === undefined ? undefined : validateJson(route.body, json);
}

function parseParams(route: Route, request: HttpRequest): unknown {
  const parsed = route.params.safeParse(request.params);
  if (!parsed.success) throw new Problem('not_found');
  return parsed.data;
}

async function readBody(route: Route, request: HttpRequest): Promise<JsonBody | undefined> {
  return route.body === undefined ? undefined : readJson(request, route.mediaTypes);
}
