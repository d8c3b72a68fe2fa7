import { HttpRequest } from '@azure/functions';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { PartnerId } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { Decision } from '../../shared/domain/order-decision.ts';
import type { Placement } from '../../shared/ports/orders.ts';
import { Unavailable } from '../../shared/ports/unavailable.ts';
import { orders as samples } from '../../test/sample-orders.ts';
import { explainError } from './errors/explain-error.ts';
import type { HttpContext } from './http-context.ts';
import { cancelOrder } from './orders/cancel-order.ts';
import { getOrder } from './orders/get-order.ts';
import { listOrders } from './orders/list-orders.ts';
import { placeOrder } from './orders/place-order.ts';
import { answerRequest } from './pipeline.ts';
import { getDailyReport } from './reports/get-daily-report.ts';
import type { Route } from './route.ts';

const order = {
  lines: [{ sku: 'MUG-01', quantity: 1 }],
  shipTo: { name: 'A. Buyer', street: 'Main 1', city: 'Wien', postalCode: '1010', country: 'AT' },
  paymentMethod: 'pm_card_visa',
};
const price = { amount: 900, currency: 'EUR' };

/** Requests of a partner that places orders. Placed orders are kept, and the catalogue can be changed. */
function shop() {
  const placed = new Map<string, Placement>();
  const world = {
    findPrices: async (): Promise<unknown> => new Map([['MUG-01', price]]),
    findPlacement: async ({ orderId }: { orderId: string }) => placed.get(orderId),
  };
  const ports = {
    clock: { now: () => new Date(0) },
    settings: { gatewayRequired: false },
    accessTokens: { verify: async () => ({ clientId: 'c', scopes: new Set(['orders.write']) }) },
    partners: { findByClient: async () => ({ id: PartnerId.parse('acme'), name: 'Acme', tier: 'small' }) },
    catalogue: { findPrices: () => world.findPrices() },
    featureSwitches: { findWait: async () => undefined },
    screeningRules: { current: async () => [] },
    orders: {
      findPlacement: (ref: { orderId: string }) => world.findPlacement(ref),
      async add({ id }: { id: string }, _event: unknown, placement: Placement) {
        placed.set(id, placement);
        return { kind: 'added' };
      },
    },
  } as unknown as HttpContext;
  const lines: string[] = [];
  const print = (line: string) => void lines.push(line);
  const send = async (body: object, key = 'key-1', headers: Record<string, string> = {}) => {
    const all = { authorization: 'Bearer t', 'content-type': 'application/json', 'idempotency-key': key, ...headers };
    const request = new HttpRequest({
      method: 'POST',
      url: 'http://127.0.0.1/v1/orders',
      headers: all,
      body: { string: JSON.stringify(body) },
    });
    const answered = await answerRequest(placeOrder, request, ports, { info: print, warn: print, error: print });
    return { ...answered, headers: answered.headers as Record<string, string>, body: String(answered.body) };
  };
  return { world, send, lines };
}

const unreadable = async () => z.object({ price: z.int() }).parse({ price: 1.5 });
const away = async () => {
  throw new Unavailable('the catalogue is down');
};

describe.each([
  ['a product can’t be read', unreadable, 500],
  ['the catalogue is down', away, 503],
])('while %s', (_, findPrices, status) => {
  test('a repeated request gets its first response, another request with its key is refused, and a new one fails', async () => {
    const { world, send, lines } = shop();
    const first = await send(order);
    expect(first.status).toBe(202);
    world.findPrices = findPrices;
    const again = await send(order);
    expect([again.status, again.headers['idempotency-replayed'], again.body]).toEqual([202, 'true', first.body]);
    const other = await send({ ...order, reference: 'other' });
    expect([other.status, JSON.parse(other.body).error.code]).toEqual([422, 'idempotency_key_reused']);
    expect((await send(order, 'key-2')).status).toBe(status);
    expect(lines.join('\n')).toContain('a repetition gets its first answer');
  });

  test('if the first response can’t be read, the client gets the original error', async () => {
    const { world, send } = shop();
    Object.assign(world, { findPrices, findPlacement: unreadable });
    expect((await send(order)).status).toBe(status);
  });
});

test.each(['trace-me.1', '42'.repeat(8), `id-${'42'.repeat(8)}`])(
  'the request id %s is the same in header and envelope, and no log has an id that looks like a card number',
  async (id) => {
    const { world, send, lines } = shop();
    world.findPrices = unreadable;
    const failed = await send(order, 'key-1', { 'x-request-id': id });
    expect([failed.headers['x-request-id'], JSON.parse(failed.body).error.requestId]).toEqual([id, id]);
    expect(lines.join('\n')).toContain(id === 'trace-me.1' ? 'request=trace-me.1' : 'request=[redacted]');
    expect(lines.join('\n')).not.toContain('4242');
  },
);

test('a refusal is not sent as long as it is unknown whether the order was placed before', async () => {
  const { world, send } = shop();
  Object.assign(world, { findPrices: async () => new Map(), findPlacement: away });
  expect((await send(order)).status).toBe(503);
});

/** A request of a partner that has one order. */
async function ask(route: Route, query: string, headers: Record<string, string> = {}, params = {}) {
  const ports = {
    clock: { now: () => new Date(0) },
    settings: { publicUrl: 'http://127.0.0.1' },
    accessTokens: {
      verify: async () => ({ clientId: 'c', scopes: new Set(['orders.read', 'orders.write', 'reports.read']) }),
    },
    featureSwitches: { findWait: async () => undefined },
    partners: { findByClient: async () => ({ id: PartnerId.parse('acme'), name: 'Acme', tier: 'small' }) },
    orders: {
      find: async () => samples.pending,
      change: async (order: Order, decide: (order: Order) => Decision) => {
        const decision = decide(order);
        return { kind: decision.kind, order: decision.kind === 'changed' ? decision.order : order };
      },
      list: async () => ({ orders: [], unreadable: [], next: undefined }),
    },
    reports: { list: async () => ({ days: [], unreadable: [] }) },
  } as unknown as HttpContext;
  const url = `http://127.0.0.1/${query}`;
  const request = new HttpRequest({
    method: route.method,
    url,
    params: { orderId: 'ord_00000000000000000000000000', ...params },
    headers: { authorization: 'Bearer t', ...headers },
  });
  const answered = await answerRequest(route, request, ports, { info() {}, warn() {}, error() {} });
  return { ...answered, headers: answered.headers as Record<string, string>, body: String(answered.body) };
}

const detailsOf = ({ body }: { body: string }) => JSON.parse(body).error.details;

test('an unknown field is answered with the known ones', async () => {
  const details = detailsOf(await ask(getOrder, '?fields=bogus'));
  expect(details).toEqual([
    { path: 'query.fields', message: expect.stringMatching(/^must be some of id, status, .* not `bogus`$/) },
  ]);
});

test.each([
  [getDailyReport, '?from=2026-02-01&to=2026-01-31', 'query.to', 'must not be before from'],
  [
    listOrders,
    '?createdAfter=2026-02-01T00:00:00Z&createdBefore=2026-01-01T00:00:00Z',
    'query.createdBefore',
    'must not be earlier than createdAfter',
  ],
])('a time range that ends before it begins is refused: %#', async (route, query, path, message) => {
  const answered = await ask(route, query);
  expect([answered.status, detailsOf(answered)]).toEqual([400, [{ path, message }]]);
});

test.each([
  [getDailyReport, '?from=2026-02-01&to=2026-02-01'],
  [listOrders, '?createdAfter=2026-01-01T00:00:00Z&createdBefore=2026-01-01T00:00:00Z'],
])('a time range that ends where it begins is accepted: %#', async (route, query) => {
  expect((await ask(route, query)).status).toBe(200);
});

test('cancelling works with or without a key, and an invalid key is refused', async () => {
  const cancelled = async (headers = {}) => (await ask(cancelOrder, '', headers)).status;
  expect([await cancelled(), await cancelled({ 'idempotency-key': 'k' })]).toEqual([202, 202]);
  const codeOf = async (headers = {}) => JSON.parse((await ask(cancelOrder, '', headers)).body).error.code;
  expect(await codeOf({ 'idempotency-key': 'with space' })).toBe('idempotency_key_invalid');
});

test('at most a hundred faults are listed, with the number of the others', async () => {
  const { send } = shop();
  const unknown = Object.fromEntries(Array.from({ length: 150 }, (_, n) => [`field${n}`, 1]));
  const details = detailsOf(await send({ ...order, ...unknown }));
  expect([details.length, details.at(-1)]).toEqual([101, { path: '', message: 'and 50 more faults' }]);
});

test('a browser gets a page also for an error that has no explanation', async () => {
  const page = await ask(explainError, 'errors/nope', { accept: 'text/html' }, { code: 'nope' });
  expect([page.status, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
  expect(page.body).toContain('<code>not_found</code>');
  const json = await ask(explainError, 'errors/nope', {}, { code: 'nope' });
  expect(JSON.parse(json.body).error.code).toBe('not_found');
});

test.each([
  ['marks without a letter', '\u0301\u0302'],
  ['characters for private use', '\ue000\u{f0000}'],
  ['characters that Unicode does not define', '\u0378'],
])('a reference that consists only of %s is blank', async (_, reference) => {
  const { send } = shop();
  expect(detailsOf(await send({ ...order, reference }))).toEqual([{ path: 'reference', message: 'must not be blank' }]);
});
