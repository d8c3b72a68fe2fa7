import { z } from 'zod';
import type { Change } from '../../shared/domain/act.ts';
import type { MerchantScope, PartnerScope } from '../../shared/domain/scopes.ts';
import type { Feature } from '../../shared/domain/switched-off.ts';
import type { BuiltFile } from '../../shared/ports/built-files.ts';
import type { Partner } from '../../shared/ports/partners.ts';
import type { ProblemCode } from '../../shared/problems.ts';
import type { EntityTags } from './entity-tags.ts';
import type { HttpContext } from './http-context.ts';
import type { Deprecated } from './to-deprecation-headers.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The request of an authenticated caller. */
interface CallerRequest<P, Q, B> {
  params: P;
  query: Q;
  body: B;
  /** SHA-256 of the body's canonical JSON; the same for every repetition of a request. */
  fingerprint: string;
  idempotencyKey: string;
  /** The id of the last event that arrived (Last-Event-ID), if a stream is resumed. */
  lastEventId: string | undefined;
  /** The Accept header. */
  accept: string;
  /** The parsed If-Match header, undefined if it is missing. */
  ifMatch: EntityTags | undefined;
  /** The parsed If-None-Match header of a write, undefined if it is missing. */
  ifNoneMatch: EntityTags | undefined;
}

/** The request of a partner; only for routes with a scope of partners. */
export interface PartnerRequest<P, Q, B> extends CallerRequest<P, Q, B> {
  partner: Partner;
  /** All that its token permits, besides the scope of the route. */
  scopes: ReadonlySet<string>;
}

/** A client of the merchant's own systems. It belongs to no partner. */
export interface Merchant {
  clientId: string;
  /** Its object id in Entra. */
  objectId: string | undefined;
}

export interface MerchantRequest<P, Q, B> extends CallerRequest<P, Q, B> {
  merchant: Merchant;
}

/** Identifies a request that may have been carried out before. */
export type Repetition = Pick<PartnerRequest<never, never, never>, 'partner' | 'idempotencyKey' | 'fingerprint'>;

export type Reply<R> = {
  status: number;
  headers?: Record<string, string>;
  /** A quoted strong entity tag (RFC 9110, 8.8.3). A GET whose caller already has it is answered 304. */
  etag?: string;
} & (
  | { body: R }
  | { /** A body that is already serialised. */ json: string }
  | { text: string; mediaType: string }
  | { /** A file, sent compressed to callers that accept that. */ file: BuiltFile; mediaType: string }
  | { /** A stream and its media type. */ stream: ReadableStream<Uint8Array>; mediaType: string }
);

/** The documented headers of answers, in lower case. */
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
  /** Parameters are in braces: `/v1/orders/{orderId}`. */
  path: `/${string}`;
  summary: string;
  /** More that a partner has to know, in Markdown. */
  description?: string;
  /** If a parameter doesn't parse, the answer is 404, because such a thing can't exist. */
  params: z.ZodType<P>;
  /** A strict object of the query parameters. */
  query: z.ZodType<Q>;
  body?: z.ZodType<B>;
  /** The accepted media types of the body, the preferred one first. The default is `application/json`. */
  mediaTypes?: readonly string[];
  /** A valid body, for the documentation. */
  example?: unknown;
  reply: {
    status: number;
    /** Whether the answer is 201 when the resource is new. */
    creates?: true;
    body: z.ZodType<R>;
    /** An example answer, if the example of the schema doesn't fit. */
    example?: unknown;
    mediaType?: string;
    /** Also served as a page to callers that prefer HTML, or as CSV to those that ask for it. */
    alsoAs?: 'text/html' | 'text/csv';
    /** An example of it. */
    alsoExample?: string;
    /** Callers that prefer HTML are redirected to a page (307). */
    redirects?: true;
    /** The answer always has an entity tag. */
    etag?: true;
    /** Additional headers. */
    headers?: readonly ReplyHeader[];
  };
  problems: readonly ProblemCode[];
  /** What an operator can switch off. Anything that is not a GET is off in read-only mode too. */
  feature?: Feature;
  deprecated?: Deprecated;
}

export interface PartnerRoute<P, Q, B, R> extends RouteShape<P, Q, B, R> {
  scope: PartnerScope;
  /** Whether the route requires an Idempotency-Key, or accepts one. */
  idempotent: boolean | 'optional';
  /**
   * Returns the first answer to a request that was carried out before, or undefined for a new request. Called when a
   * request is refused or fails: what was carried out once must not be judged again by today's rules, stock and
   * outages.
   *
   * @throws Problem idempotency_key_reused
   */
  replay?(request: Repetition, context: HttpContext): Promise<Reply<NoInfer<R>> | undefined>;
  handle(request: PartnerRequest<P, Q, B>, context: HttpContext): Promise<Reply<NoInfer<R>>>;
}

/** A route with which the merchant's own systems look. No partner reaches it. */
export interface MerchantRoute<P, Q, B, R> extends RouteShape<P, Q, B, R> {
  method: 'GET';
  scope: MerchantScope;
  idempotent: boolean;
  handle(request: MerchantRequest<P, Q, B>, context: HttpContext): Promise<Reply<NoInfer<R>>>;
}

/** A route with which the merchant's own systems change something. It is recorded: who, when, why, and what changed. */
export interface MerchantAct<P, Q, B, R> extends RouteShape<P, Q, B, R> {
  method: Exclude<Method, 'GET'>;
  scope: MerchantScope;
  idempotent: boolean;
  /** Why it is done, if the body says so. */
  reasonIn?(body: B): string;
  handle(
    request: MerchantRequest<P, Q, B>,
    context: HttpContext,
  ): Promise<{ reply: Reply<NoInfer<R>>; changes: Change[] }>;
}

/** A request whose signature covers the bytes of its body. */
export interface RawRequest {
  /** Empty unless the route has a `rawBody`. */
  raw: Uint8Array;
  readHeader(name: string): string | undefined;
}

export interface PublicRequest<P, B> extends RawRequest {
  params: P;
  body: B;
  /** The Accept header. */
  accept: string;
}

export interface PublicRoute<P, B, R> extends RouteShape<P, unknown, B, R> {
  scope: 'public';
  /** The handler gets the bytes of the body, and checks them itself; `body` is for the documentation. */
  rawBody?: true;
  handle(request: PublicRequest<P, B>, context: HttpContext): Promise<Reply<NoInfer<R>>>;
}

export type AnyPartnerRoute = PartnerRoute<unknown, unknown, unknown, unknown>;
export type AnyPublicRoute = PublicRoute<unknown, unknown, unknown>;
export type AnyMerchantRoute = MerchantRoute<unknown, unknown, unknown, unknown>;
export type AnyMerchantAct = MerchantAct<unknown, unknown, unknown, unknown>;
/** A route that needs a token. */
export type AnyCallerRoute = AnyPartnerRoute | AnyMerchantRoute | AnyMerchantAct;
export type Route = AnyCallerRoute | AnyPublicRoute;

type Optional<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;
type Empty = Record<never, never>;

/** A route for partners. It needs a token with `scope`. */
export function route<R, P = Empty, Q = Empty, B = undefined>(
  definition: Optional<PartnerRoute<P, Q, B, R>, 'params' | 'query' | 'idempotent' | 'problems'>,
): Route {
  return eraseTypes({ ...emptyDefaults<P, Q>(), idempotent: false, ...definition });
}

/** A route with which the merchant's own systems change something. */
export function merchantAct<R, P = Empty, Q = Empty, B = undefined>(
  definition: Optional<Omit<MerchantAct<P, Q, B, R>, 'scope'>, 'params' | 'query' | 'idempotent' | 'problems'>,
): Route {
  return eraseTypes({ ...emptyDefaults<P, Q>(), idempotent: false, ...definition, scope: 'catalogue.manage' as const });
}

/** A route with which the merchant's own systems look. */
export function merchantRoute<R, P = Empty, Q = Empty, B = undefined>(
  definition: Optional<Omit<MerchantRoute<P, Q, B, R>, 'scope'>, 'params' | 'query' | 'idempotent' | 'problems'>,
): Route {
  return eraseTypes({ ...emptyDefaults<P, Q>(), idempotent: false, ...definition, scope: 'catalogue.manage' as const });
}

/** A route that needs no token. */
export function publicRoute<R, P = Empty, B = undefined>(
  definition: Optional<Omit<PublicRoute<P, B, R>, 'scope'>, 'params' | 'query' | 'problems'>,
): Route {
  return eraseTypes({ ...emptyDefaults<P, unknown>(), ...definition, scope: 'public' as const });
}

/** Defaults: no parameters, no query, no problems of its own. */
function emptyDefaults<P, Q>() {
  const params = z.object({}) as unknown as z.ZodType<P>;
  const query = z.strictObject({}) as unknown as z.ZodType<Q>;
  return { params, query, problems: [] };
}

/**
 * The table of routes mixes all shapes. That is safe, because the pipeline parses a request before it calls the
 * handler.
 */
function eraseTypes<P, Q, B, R>(
  definition: PartnerRoute<P, Q, B, R> | MerchantRoute<P, Q, B, R> | MerchantAct<P, Q, B, R> | PublicRoute<P, B, R>,
): Route {
  return definition as unknown as Route;
}
