import { randomUUID } from 'node:crypto';
import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { holdsCardNumber } from '../../shared/domain/card-number.ts';
import { plainWords } from '../../shared/plain-words.ts';
import type { Partner } from '../../shared/ports/partners.ts';
import { Unavailable } from '../../shared/ports/unavailable.ts';
import { Problem } from '../../shared/problems.ts';
import { inSpan } from '../../shared/telemetry/in-span.ts';
import { type Console, log, withLog } from '../../shared/telemetry/log.ts';
import { mark } from '../../shared/telemetry/mark.ts';
import { contextOf, firstTraceparent } from '../../shared/telemetry/trace-context.ts';
import { deprecationHeaders } from './deprecation-headers.ts';
import { entityTagsOf, matchesWeakly } from './entity-tags.ts';
import { envelope } from './errors/envelope.ts';
import { problemPage } from './errors/problem-page.ts';
import { faultsOf } from './faults.ts';
import type { HttpContext } from './http-context.ts';
import { idempotencyKeyOf } from './idempotency-key-of.ts';
import { type JsonBody, readJson } from './json-body.ts';
import { prefersHtml } from './prefers-html.ts';
import { queryOf } from './query-of.ts';
import { notModified, respond } from './respond.ts';
import type { AnyPartnerRoute, PartnerRequest, Repetition, Reply, Route } from './route.ts';

/** What the pipeline uses of an invocation: where lines are printed, and the trace that the host is in. */
export interface Invocation extends Console {
  traceContext?: { traceParent?: string | undefined } | undefined;
}

/** A request on its way through a route: from its headers to its answer, in this order, in a span of the caller's trace. */
export function answer(
  route: Route,
  request: HttpRequest,
  context: HttpContext,
  invocation: Invocation,
): Promise<HttpResponseInit> {
  const requestId = requestIdOf(request);
  // The caller gets its own back whatever it is; what may be a card's number is in no log.
  const loggedId = holdsCardNumber(requestId) ? '[redacted]' : requestId;
  const attributes = {
    'http.request.method': request.method,
    'http.route': route.path,
    'route.operation': route.operationId,
    'request.id': loggedId,
  };
  // The caller's own place rather than the host's, whose span is not sent anywhere.
  const parent = contextOf(firstTraceparent(request.headers.get('traceparent'), invocation.traceContext?.traceParent));
  return withLog(invocation, { 'request.id': loggedId }, () =>
    inSpan(`${request.method} ${route.path}`, { kind: 'server', attributes, parent }, async (span) => {
      const response = await answered(route, request, context, requestId);
      span.set({ 'http.response.status_code': response.status });
      return response;
    }),
  );
}

async function answered(
  route: Route,
  request: HttpRequest,
  context: HttpContext,
  requestId: string,
): Promise<HttpResponseInit> {
  const { reply, isHeld } = await judged(route, request, context).catch((error: unknown) => {
    const problem = problemOf(error);
    if (problem !== error) log.error(`${route.operationId} failed`, error);
    mark({ 'problem.code': problem.code });
    const isPage = route.reply.alsoAs === 'text/html' && prefersHtml(request.headers.get('accept') ?? '*/*');
    return { reply: isPage ? problemPage(problem) : envelope(problem, requestId, context), isHeld: false };
  });
  const deprecation = route.deprecated ? deprecationHeaders(route.deprecated) : {};
  const whole = { ...reply, headers: joined(deprecation, reply.headers ?? {}) };
  return isHeld ? notModified(whole, requestId) : respond(whole, requestId, request);
}

/** The answer, and whether the caller has it already (RFC 9110, 13.1.2). */
async function judged(route: Route, request: HttpRequest, context: HttpContext) {
  const reply = await handled(route, request, context);
  const isAsked = ['GET', 'HEAD'].includes(request.method) && reply.etag !== undefined;
  const held = isAsked ? entityTagsOf('If-None-Match', request.headers.get('if-none-match')) : undefined;
  return { reply, isHeld: held !== undefined && matchesWeakly(held, reply.etag ?? '') };
}

/** What its caller may know of an error. */
function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (!(error instanceof Unavailable)) return new Problem('internal_error');
  return new Problem('service_unavailable', { headers: { 'retry-after': String(error.retryAfterSeconds) } });
}

/** Two sets of headers; where both have a Link, it is a list (RFC 8288, 3). */
function joined(some: Record<string, string>, others: Record<string, string>): Record<string, string> {
  const link = [some['link'], others['link']].filter((part) => part !== undefined).join(', ');
  return { ...some, ...others, ...(link ? { link } : {}) };
}

async function handled(route: Route, request: HttpRequest, context: HttpContext): Promise<Reply<unknown>> {
  if (route.scope === 'public') {
    const params = paramsOf(route, request);
    queryOf(route, request);
    const body = validBody(route, await jsonOf(route, request));
    return route.handle({ params, body, accept: request.headers.get('accept') ?? '*/*' }, context);
  }
  const partner = await authenticate(route, request, context);
  mark({ 'partner.id': partner.id, 'partner.tier': partner.tier });
  const params = paramsOf(route, request);
  mark({ 'order.id': request.params['orderId'] });
  const query = queryOf(route, request);
  const idempotencyKey = route.idempotent ? idempotencyKeyOf(request, route.idempotent) : '';
  const isGuarded = route.problems.includes('precondition_required');
  const ifMatch = isGuarded ? entityTagsOf('If-Match', request.headers.get('if-match')) : undefined;
  const lastEventId = request.headers.get('last-event-id') ?? undefined;
  const read = await jsonOf(route, request);
  const fingerprint = read?.fingerprint ?? '';
  const asked = { partner, params, query, fingerprint, idempotencyKey, ifMatch, lastEventId };
  return carriedOut(route, asked, read, context);
}

/**
 * A request that is refused or fails may be the repetition of one that was carried out: then its first answer stands,
 * whatever has become of the world since. One that is carried out needs no look beforehand.
 */
async function carriedOut(
  route: AnyPartnerRoute,
  asked: Omit<PartnerRequest<unknown, unknown, unknown>, 'body'>,
  read: JsonBody | undefined,
  context: HttpContext,
): Promise<Reply<unknown>> {
  try {
    return await route.handle({ ...asked, body: validBody(route, read) }, context);
  } catch (error) {
    if (error instanceof Problem && error.code === 'idempotency_key_reused') throw error;
    const replayed = await firstAnswer(error, route, asked, context);
    if (replayed === undefined) throw error;
    if (!(error instanceof Problem))
      log.error(`${route.operationId} failed: a repetition gets its first answer`, error);
    return replayed;
  }
}

/** Where the look for it fails too, a failure stays what it is; a refusal could be a lie about what was carried out. */
async function firstAnswer(
  error: unknown,
  route: AnyPartnerRoute,
  asked: Repetition,
  context: HttpContext,
): Promise<Reply<unknown> | undefined> {
  try {
    return await route.replay?.(asked, context);
  } catch (failure) {
    throw failure instanceof Problem || error instanceof Problem ? failure : error;
  }
}

async function authenticate(
  route: AnyPartnerRoute,
  request: HttpRequest,
  { accessTokens, partners, settings }: HttpContext,
): Promise<Partner> {
  // The gateway strips this header from what comes in, and hands the partner's token on in it: Authorization is its own.
  const handedOn = request.headers.get('x-partner-authorization');
  const authorization = settings.gatewayRequired ? handedOn : (handedOn ?? request.headers.get('authorization'));
  const [, token] = /^Bearer +([\w.~+/=-]+)$/i.exec(authorization ?? '') ?? [];
  if (token === undefined) throw new Problem('unauthenticated', { headers: { 'www-authenticate': 'Bearer' } });
  const bearer = await accessTokens.verify(token);
  if (bearer === undefined) {
    throw new Problem('unauthenticated', { headers: { 'www-authenticate': 'Bearer error="invalid_token"' } });
  }
  const partner = await partners.byClient(bearer.clientId);
  if (partner === undefined || !bearer.scopes.has(route.scope)) throw new Problem('forbidden');
  return partner;
}

function paramsOf(route: Route, request: HttpRequest): unknown {
  const parsed = route.params.safeParse(request.params);
  if (!parsed.success) throw new Problem('not_found');
  return parsed.data;
}

async function jsonOf(route: Route, request: HttpRequest): Promise<JsonBody | undefined> {
  return route.body === undefined ? undefined : readJson(request, route.mediaTypes);
}

function validBody(route: Route, read: JsonBody | undefined): unknown {
  if (route.body === undefined || read === undefined) return undefined;
  const parsed = route.body.safeParse(read.json, { error: plainWords });
  const details = parsed.success ? [] : faultsOf(parsed.error);
  const places = new Set(details.map(({ path }) => path));
  details.push(...read.faults.filter(({ path }) => !places.has(path)));
  if (details.length > 0) throw new Problem('validation_failed', { details });
  return parsed.data;
}

/** The caller's own, if it has the form that the gateway takes: both name a request alike. */
function requestIdOf(request: HttpRequest): string {
  const given = request.headers.get('x-request-id');
  return given !== null && /^[\w.-]{1,128}$/.test(given) ? given : randomUUID();
}
