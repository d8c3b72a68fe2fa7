import { z } from 'zod';
import type { AccessTokens } from '../../shared/ports/access-tokens.ts';
import type { Catalogue } from '../../shared/ports/catalogue.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Orders } from '../../shared/ports/orders.ts';
import type { Partner, Partners } from '../../shared/ports/partners.ts';
import type { ProblemCode } from '../../shared/problems.ts';

/** What the API works with. */
export interface HttpPorts {
  accessTokens: AccessTokens;
  partners: Partners;
  catalogue: Catalogue;
  orders: Orders;
  clock: Clock;
  /** What this process can't serve without, each with a check that rejects when it isn't there. */
  dependencies: { name: string; check(signal: AbortSignal): Promise<void> }[];
}

/** App roles of the token that a partner's client was granted. */
export type Scope = 'orders.read' | 'orders.write';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The caller as the pipeline found it: only where the route has a scope. */
export interface PartnerRequest<P, B> {
  partner: Partner;
  params: P;
  body: B;
  /** SHA-256 of the body's canonical JSON; tells a repetition from another request. */
  fingerprint: string;
  idempotencyKey: string;
}

export type Reply<R> = {
  status: number;
  headers?: Record<string, string>;
} & ({ body: R } | { /** The body, serialised before. */ json: string });

interface RouteShape<P, B, R> {
  operationId: string;
  method: Method;
  /** With parameters in braces: `/v1/orders/{orderId}`. */
  path: `/${string}`;
  summary: string;
  /** A parameter that doesn't parse names nothing: 404. */
  params: z.ZodType<P>;
  body?: z.ZodType<B>;
  reply: { status: number; body: z.ZodType<R> };
  problems: readonly ProblemCode[];
}

export interface PartnerRoute<P, B, R> extends RouteShape<P, B, R> {
  scope: Scope;
  /** Needs an Idempotency-Key. */
  idempotent: boolean;
  handle(request: PartnerRequest<P, B>, ports: HttpPorts): Promise<Reply<NoInfer<R>>>;
}

export interface PublicRoute<P, R> extends RouteShape<P, never, R> {
  scope: 'public';
  handle(request: { params: P }, ports: HttpPorts): Promise<Reply<NoInfer<R>>>;
}

export type Route = PartnerRoute<unknown, unknown, unknown> | PublicRoute<unknown, unknown>;

type Optional<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

/** A route for partners, behind a token with `scope`. */
export function route<R, P = Record<never, never>, B = undefined>(
  definition: Optional<PartnerRoute<P, B, R>, 'params' | 'idempotent' | 'problems'>,
): Route {
  return erased({ params: z.object({}) as unknown as z.ZodType<P>, idempotent: false, problems: [], ...definition });
}

/** A route for everybody. */
export function publicRoute<R, P = Record<never, never>>(
  definition: Optional<Omit<PublicRoute<P, R>, 'scope'>, 'params' | 'problems'>,
): Route {
  const params = z.object({}) as unknown as z.ZodType<P>;
  return erased({ params, problems: [], ...definition, scope: 'public' as const });
}

/** The table of routes holds all shapes; the pipeline parses before it calls, so the handler gets what it asked for. */
function erased<P, B, R>(definition: PartnerRoute<P, B, R> | PublicRoute<P, R>): Route {
  return definition as unknown as Route;
}
