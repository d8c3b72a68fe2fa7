import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { orderIdFor, PartnerId } from '../../shared/domain/ids.ts';

export interface Smoke {
  /** The URL that partners call. */
  gatewayUrl: string;
  /** The colour's own address. */
  appUrl: string;
  /** An access token of our own partner. */
  token: string;
  /** Which colour to test: API Management lets a caller with the role release.smoke choose it. */
  colour: string;
  /** Places this order and follows it to its end: only with simulated payments and parcels. */
  order?: unknown;
  /** Long enough for a cold start, and for an order to end. */
  patienceMs: number;
}

export interface SmokeResult {
  faults: string[];
  /** An order that was asked for and is not there: by it the gateway's log shows which colour answered. */
  orderId: string;
}

const Envelope = z.object({ error: z.object({ code: z.string() }) });
const Page = z.object({ data: z.array(z.unknown()) });
const Order = z.object({ id: z.string(), status: z.string() });

/** Tests a colour through the gateway as a partner, and past the gateway, where it must refuse. */
export async function smoke(options: Smoke): Promise<SmokeResult> {
  const requestId = `smoke-${randomUUID()}`;
  const orderId = orderIdFor(PartnerId.parse('smoke'), requestId);
  const bearer = { authorization: `Bearer ${options.token}` };
  const ask = (path: string, init: RequestInit = {}, base = options.gatewayUrl) => {
    const headers = { 'x-release-colour': options.colour, 'x-request-id': requestId, ...init.headers };
    return fetch(new URL(path, base), { ...init, headers, redirect: 'manual', signal: AbortSignal.timeout(15_000) });
  };
  const post = (body: unknown) =>
    ask('/v1/orders', {
      method: 'POST',
      headers: { ...bearer, 'content-type': 'application/json', 'idempotency-key': requestId },
      body: JSON.stringify(body),
    });
  const checks: Record<string, () => Promise<void>> = {
    'it runs': () =>
      retryFor(options.patienceMs, async () => expectStatus(await ask('/livez', { headers: bearer }), 200)),
    'it can take orders': () =>
      retryFor(options.patienceMs, async () => expectStatus(await ask('/readyz', { headers: bearer }), 200)),
    'calls without a token are refused': async () => expectCode(await ask('/v1/products'), 401, 'unauthenticated'),
    'a partner is served': async () => {
      const response = await ask('/v1/products?limit=1', { headers: bearer });
      await expectStatus(response, 200);
      Page.parse(await response.json());
    },
    'an order that is not there is not found': async () =>
      expectCode(await ask(`/v1/orders/${orderId}`, { headers: bearer }), 404, 'not_found'),
    // This write is refused before the store, so nothing is left behind.
    'an empty order is refused': async () => expectCode(await post({}), 400, 'validation_failed'),
    'the gateway forwards nothing but the API': async () => {
      for (const path of ['/admin/functions', '/runtime/webhooks/durabletask/instances', '/v1/nothing']) {
        await expectCode(await ask(path, { headers: bearer }), 404, 'not_found');
      }
      await expectCode(await ask('/v1/products', { method: 'DELETE', headers: bearer }), 405, 'method_not_allowed');
    },
    'calls that bypass the gateway are refused': async () => {
      // An app that is not on the public network answers 403.
      await expectStatus(await ask('/v1/products', {}, options.appUrl), 401, 403);
      await expectStatus(await ask('/v1/products', { headers: bearer }, options.appUrl), 401, 403);
      // The app believes this header, so only App Service can refuse it: with its authentication off, this is a 200.
      const asGateway = { 'x-partner-authorization': bearer.authorization };
      await expectStatus(await ask('/v1/products', { headers: asGateway }, options.appUrl), 401, 403);
    },
  };
  if (options.order !== undefined) {
    checks['an order is completed'] = () =>
      follow(options.order, post, (path) => ask(path, { headers: bearer }), options.patienceMs);
  }
  const faults: string[] = [];
  for (const [what, check] of Object.entries(checks)) {
    await check().catch((error) => faults.push(`${what}: ${error instanceof Error ? error.message : String(error)}`));
  }
  return { faults, orderId };
}

async function follow(
  order: unknown,
  post: (body: unknown) => Promise<Response>,
  get: (path: string) => Promise<Response>,
  patienceMs: number,
): Promise<void> {
  const placed = await post(order);
  await expectStatus(placed, 202);
  const { id } = Order.parse(await placed.json());
  await retryFor(patienceMs, async () => {
    const { status } = Order.parse(await (await get(`/v1/orders/${id}`)).json());
    if (status !== 'confirmed') throw new Error(`order ${id} is ${status}`);
  });
}

/** Retries until it succeeds; after the limit it throws the last error. */
async function retryFor(patienceMs: number, attempt: () => Promise<void>): Promise<void> {
  const end = performance.now() + patienceMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > end) throw error;
      await sleep(Math.min(1_000, patienceMs / 10));
    }
  }
}

async function expectStatus(response: Response, ...statuses: number[]): Promise<void> {
  if (!statuses.includes(response.status)) {
    await response.body?.cancel();
    throw new Error(
      `${new URL(response.url).pathname} answered ${response.status} instead of ${statuses.join(' or ')}`,
    );
  }
}

async function expectCode(response: Response, status: number, code: string): Promise<void> {
  await expectStatus(response, status);
  const envelope = Envelope.safeParse(await response.json().catch(() => undefined));
  if (envelope.data?.error.code !== code) throw new Error(`${status} came without the code ${code}`);
}
