import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Container, JSONObject, OperationInput } from '@azure/cosmos';
import type { HttpRequest } from '@azure/functions';
import type { HttpContext } from '../../functions/http/http-context.ts';
import { getOrder } from '../../functions/http/orders/get-order.ts';
import { placeOrder } from '../../functions/http/orders/place-order.ts';
import { answerRequest } from '../../functions/http/pipeline.ts';
import type { Route } from '../../functions/http/route.ts';
import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { PartnerId } from '../../shared/domain/ids.ts';
import { Money } from '../../shared/domain/money.ts';
import { root } from '../../tools/root.ts';

/**
 * What a POST and a GET cost in the app's own code: the real pipeline, routes, domain and adapter. There is no host
 * before them, and the SDK behind them is replaced by one that answers at once.
 */

const WARM_UP = 10_000;
const MEASURED = 20_000;
const example = readFileSync(join(root, 'docs', 'example-order.json'));

let stored: JSONObject = {};
const container = {
  items: {
    async batch(operations: OperationInput[]) {
      const [first] = operations;
      if (first !== undefined && 'resourceBody' in first) stored = first.resourceBody as JSONObject;
      return { code: 200, result: operations.map(() => ({ statusCode: 201, requestCharge: 1, eTag: '"1"' })) };
    },
  },
  item: () => ({ read: async () => ({ resource: stored, etag: '"1"' }) }),
};

const scopes = new Set(['orders.read', 'orders.write']);
const price = Money.parse({ amount: 1_900, currency: 'EUR' });
const ports = {
  settings: { gatewayRequired: false },
  orders: new CosmosOrders(container as unknown as Container),
  clock: { now: () => new Date() },
  accessTokens: { verify: async () => ({ clientId: 'acme', scopes }) },
  partners: { findByClient: async () => ({ id: PartnerId.parse('acme'), name: 'Acme', tier: 'generous' }) },
  featureSwitches: { findWait: async () => undefined },
  screeningRules: { current: async () => [] },
  catalogue: { findPrices: async (skus: readonly string[]) => new Map(skus.map((sku) => [sku, price])) },
} as unknown as HttpContext;

let count = 0;
const authorization = 'Bearer a.b.c';
function posting(): HttpRequest {
  count += 1;
  const headers = new Headers({
    authorization,
    'content-type': 'application/json',
    'content-length': String(example.length),
    'idempotency-key': `key-${count}`,
  });
  return requestOf({ method: 'POST', headers, params: {}, body: ReadableStream.from([example]) });
}
const getting = () => {
  return requestOf({
    method: 'GET',
    headers: new Headers({ authorization }),
    params: { orderId: String(stored['id']) },
  });
};

function requestOf(request: object): HttpRequest {
  return { query: new URLSearchParams(), body: null, ...request } as HttpRequest;
}

const invocation = { info: fail, warn: fail, error: fail };

/** @returns microseconds of CPU for each answer */
async function cost(route: Route, make: () => HttpRequest, expected: number): Promise<number> {
  const run = async (requests: readonly HttpRequest[]) => {
    for (const request of requests) {
      const { status } = await answerRequest(route, request, ports, invocation);
      if (status !== expected) throw new Error(`answered with ${status}`);
    }
  };
  const several = (length: number) => Array.from({ length }, make);
  await run(several(WARM_UP));
  const requests = several(MEASURED);
  const before = process.cpuUsage();
  await run(requests);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / MEASURED;
}

/** Nothing may fail here: every log line is an error. */
function fail(text: string): never {
  throw new Error(text);
}

const post = await cost(placeOrder, posting, 202);
const get = await cost(getOrder, getting, 200);
process.once('disconnect', () => process.exit(0));
process.send?.({ type: 'ready', post, get });
