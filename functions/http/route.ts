import { z } from 'zod';
import type { Scope } from '../../shared/domain/scopes.ts';
import type { BuiltFile } from '../../shared/ports/built-files.ts';
import type { Partner } from '../../shared/ports/partners.ts';
import type { ProblemCode } from '../../shared/problems.ts';
import type { EntityTags } from './entity-tags.ts';
import type { HttpContext } from './http-context.ts';
import type { Deprecated } from './to-deprecation-headers.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The request of an authenticated partner; only for routes with a scope. */
export interface PartnerRequest<P, Q, B> {
  partner: Partner;
  params: P;
  query: Q;
  body: B;
  /** SHA-256 of the body's canonical JSON; the same for every repetition of a request. */
  fingerprint: string;
  idempotencyKey: string;
  /** Of a stream that is resumed: the id of the last event that arrived (Last-Event-ID). */
  lastEventId: string | undefined;
  /** What If-Match names, or undefined without that header. */
  ifMatch: EntityTags | undefined;
}

/** What identifies a request that was carried out before. */
export type Repetition = Pick<PartnerRequest<never, never, never>, 'partner' | 'idempotencyKey' | 'fingerprint'>;

export type Reply<R> = {
  status: number;
  headers?: Record<string, string>;
  /** A strong entity tag, in its quotes (RFC 9110, 8.8.3): a GET that has it already is answered 304. */
  etag?: string;
} & (
  | { body: R }
  | { /** The body, serialised before. */ json: string }
  | { text: string; mediaType: string }
  | { /** A file as it is, or compressed for who can read that. */ file: BuiltFile; mediaType: string }
  | { /** A body that goes on, and what it is. */ stream: ReadableStream<Uint8Array>; mediaType: string }
);

/** The headers that answers are documented to carry, in lower case. */
export type ReplyHeader =
  | 'x-request-id'
  | 'etag'
  | 'location'
  | 'link'
  | 'idempotency-replayed'
  | 'cache-control'
  | 'accept-patch'
  | 'www-authenticate'
  | 'retry-after'
  | 'ratelimit-policy'
  | 'ratelimit';

interface RouteShape<P, Q, B, R> {
  operationId: string;
  method: Method;
  /** With parameters in braces: `/v1/orders/{orderId}`. */
  path: `/${string}`;
  summary: string;
  /** What a partner has to know beyond that, in Markdown. */
  description?: string;
  /** A parameter that doesn't parse names nothing: 404. */
  params: z.ZodType<P>;
  /** A strict object of what may stand behind the question mark. */
  query: z.ZodType<Q>;
  body?: z.ZodType<B>;
  /** What the body may be sent as, the best first. The default is `application/json`. */
  mediaTypes?: readonly string[];
  /** A body that works, for the documentation. */
  example?: unknown;
  reply: {
    status: number;
    body: z.ZodType<R>;
    /** Such an answer, where the example of its schema is another. */
    example?: unknown;
    mediaType?: string;
    /** Also available as a page, if the caller prefers HTML. */
    alsoAs?: 'text/html';
    /** A caller that prefers HTML is redirected to a page (307). */
    redirects?: true;
    /** It always has an entity tag. */
    etag?: true;
    /** Its headers, besides. */
    headers?: readonly ReplyHeader[];
  };
  problems: readonly ProblemCode[];
  deprecated?: Deprecated;
}

export interface PartnerRoute<P, Q, B, R> extends RouteShape<P, Q, B, R> {
  scope: Scope;
  /** Needs an Idempotency-Key, or takes one. */
  idempotent: boolean | 'optional';
  /**
   * The first answer to a request that was carried out before; undefined for a new one. Asked when a request is refused
   * or fails: what was carried out is not judged again by rules, stocks and outages of today.
   *
   * @throws Problem idempotency_key_reused
   */
  replay?(request: Repetition, context: HttpContext): Promise<Reply<NoInfer<R>> | undefined>;
  handle(request: PartnerRequest<P, Q, B>, context: HttpContext): Promise<Reply<NoInfer<R>>>;
}

export interface PublicRequest<P, B> {
  params: P;
  body: B;
  /** The Accept header. */
  accept: string;
}

export interface PublicRoute<P, B, R> extends RouteShape<P, unknown, B, R> {
  scope: 'public';
  handle(request: PublicRequest<P, B>, context: HttpContext): Promise<Reply<NoInfer<R>>>;
}

export type AnyPartnerRoute = PartnerRoute<unknown, unknown, unknown, unknown>;
export type AnyPublicRoute = PublicRoute<unknown, unknown, unknown>;
export type Route = AnyPartnerRoute | AnyPublicRoute;

type Optional<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;
type Empty = Record<never, never>;

/** A route for partners, behind a token with `scope`. */
export function route<R, P = Empty, Q = Empty, B = undefined>(
  definition: Optional<PartnerRoute<P, Q, B, R>, 'params' | 'query' | 'idempotent' | 'problems'>,
): Route {
  return eraseTypes({ ...emptyDefaults<P, Q>(), idempotent: false, ...definition });
}

/** A route for everybody. */
export function publicRoute<R, P = Empty, B = undefined>(
  definition: Optional<Omit<PublicRoute<P, B, R>, 'scope'>, 'params' | 'query' | 'problems'>,
): Route {
  return eraseTypes({ ...emptyDefaults<P, unknown>(), ...definition, scope: 'public' as const });
}

/** No parameters, no query, no problems of its own. */
function emptyDefaults<P, Q>() {
  const params = z.object({}) as unknown as z.ZodType<P>;
  const query = z.strictObject({}) as unknown as z.ZodType<Q>;
  return { params, query, problems: [] };
}

/** The table of routes holds all shapes; the pipeline parses before it calls, so the handler gets what it asked for. */
function eraseTypes<P, Q, B, R>(definition: PartnerRoute<P, Q, B, R> | PublicRoute<P, B, R>): Route {
  return definition as unknown as Route;
}
