import { HttpRequest } from '@azure/functions';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { PartnerId } from '../../shared/domain/ids.ts';
import type { Placement } from '../../shared/ports/orders.ts';
import { Unavailable } from '../../shared/ports/unavailable.ts';
import { placeOrder } from './orders/place-order.ts';
import { answer } from './pipeline.ts';
import type { HttpPorts } from './route.ts';

const order = {
  lines: [{ sku: 'MUG-01', quantity: 1 }],
  shipTo: { name: 'A. Buyer', street: 'Main 1', city: 'Wien', postalCode: '1010', country: 'AT' },
  paymentMethod: 'pm_card_visa',
};
const price = { amount: 900, currency: 'EUR' };

/** A partner's requests to place orders; what was placed is kept, and the catalogue may be changed. */
function shop() {
  const placed = new Map<string, Placement>();
  const world = {
    prices: async (): Promise<unknown> => new Map([['MUG-01', price]]),
    placementOf: async ({ orderId }: { orderId: string }) => placed.get(orderId),
  };
  const ports = {
    clock: { now: () => new Date(0) },
    gatewayRequired: false,
    accessTokens: { verify: async () => ({ clientId: 'c', scopes: new Set(['orders.write']) }) },
    partners: { byClient: async () => ({ id: PartnerId.parse('acme'), name: 'Acme', tier: 'small' }) },
    catalogue: { prices: () => world.prices() },
    orders: {
      placementOf: (ref: { orderId: string }) => world.placementOf(ref),
      async add({ id }: { id: string }, _event: unknown, placement: Placement) {
        placed.set(id, placement);
        return { kind: 'added' };
      },
    },
  } as unknown as HttpPorts;
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
    const answered = await answer(placeOrder, request, ports, { info: print, warn: print, error: print });
    return { ...answered, headers: answered.headers as Record<string, string>, body: String(answered.body) };
  };
  return { world, send, lines };
}

const unreadable = async () => z.object({ price: z.int() }).parse({ price: 1.5 });
const away = async () => {
  throw new Unavailable('the catalogue is away');
};

describe.each([
  ['a product can’t be read', unreadable, 500],
  ['the catalogue is away', away, 503],
])('while %s', (_, prices, status) => {
  test('a repetition gets its first answer, another request under its key is refused, and a new one fails', async () => {
    const { world, send, lines } = shop();
    const first = await send(order);
    expect(first.status).toBe(202);
    world.prices = prices;
    const again = await send(order);
    expect([again.status, again.headers['idempotency-replayed'], again.body]).toEqual([202, 'true', first.body]);
    const other = await send({ ...order, reference: 'other' });
    expect([other.status, JSON.parse(other.body).error.code]).toEqual([422, 'idempotency_key_reused']);
    expect((await send(order, 'key-2')).status).toBe(status);
    expect(lines.join('\n')).toContain('a repetition gets its first answer');
  });

  test('an order whose first answer can’t be looked for is answered with what failed', async () => {
    const { world, send } = shop();
    Object.assign(world, { prices, placementOf: unreadable });
    expect((await send(order)).status).toBe(status);
  });
});

test.each(['trace-me.1', '42'.repeat(8), `id-${'42'.repeat(8)}`])(
  'the request id %s is the same in header and envelope, and no log has one that looks like a card number',
  async (id) => {
    const { world, send, lines } = shop();
    world.prices = unreadable;
    const failed = await send(order, 'key-1', { 'x-request-id': id });
    expect([failed.headers['x-request-id'], JSON.parse(failed.body).error.requestId]).toEqual([id, id]);
    expect(lines.join('\n')).toContain(id === 'trace-me.1' ? 'request=trace-me.1' : 'request=[redacted]');
    expect(lines.join('\n')).not.toContain('4242');
  },
);

test('a refusal is not said as long as it can’t be known whether the order was placed before', async () => {
  const { world, send } = shop();
  Object.assign(world, { prices: async () => new Map(), placementOf: away });
  expect((await send(order)).status).toBe(503);
});
