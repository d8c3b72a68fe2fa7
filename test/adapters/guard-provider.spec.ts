import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '@partner-orders/loopback-server/until';
import { CarrierFixture } from '@partner-orders/provider-simulators/testing/carrier-fixture';
import { beforeEach, expect, test } from 'vitest';
import { HttpCarrier, isCarrierOutage } from '../../shared/adapters/carrier/http-carrier.ts';
import { guardProvider, OUTAGES_THAT_OPEN, ProviderUnavailable } from '../../shared/adapters/guard-provider.ts';
import { OrderId, Sku } from '../../shared/domain/ids.ts';
import type { Carrier, ShipmentRequest } from '../../shared/ports/carrier.ts';
import type { Secrets } from '../../shared/ports/secrets.ts';
import { root } from '../../tools/root.ts';

const OPEN_MS = 150;
const secrets: Secrets = {
  getCurrent: async () => ({ version: '1', value: 'spec' }),
  find: async () => undefined,
  findReplacement: async () => undefined,
};

let simulator: CarrierFixture;
let carrier: Carrier;
beforeEach(async () => {
  simulator = await CarrierFixture.start();
  carrier = guardProvider(new HttpCarrier({ url: simulator.url, secrets, timeoutMs: 2_000 }), {
    provider: 'carrier',
    isOutage: isCarrierOutage,
    openMs: OPEN_MS,
    httpMethods: { book: 'PUT', cancel: 'DELETE' },
  });
});

const fault = (rule: Record<string, unknown>) => simulators('POST', rule);
const mend = () => simulators('DELETE');
async function simulators(method: string, rule?: Record<string, unknown>): Promise<void> {
  const url = new URL('/_simulator/faults', simulator.url);
  const body = rule ? { body: JSON.stringify(rule), headers: { 'content-type': 'application/json' } } : {};
  expect((await fetch(url, { method, ...body })).ok).toBe(true);
}

let orders = 0;
function shipment(): ShipmentRequest {
  orders += 1;
  return {
    orderId: OrderId.parse(`ord_${String(orders).padStart(26, '0')}`),
    shipTo: { name: 'A', street: '1 Street', city: 'Vienna', postalCode: '1010', country: 'AT' },
    lines: [{ sku: Sku.parse('MUG-1'), quantity: 1 }],
  };
}
const errorOf = (call: Promise<unknown>) => call.then(() => undefined).catch((error: Error) => error.name);
const outages = async (count: number) => {
  const errors: (string | undefined)[] = [];
  for (let n = 0; n < count; n += 1) errors.push(await errorOf(carrier.book(shipment())));
  return errors;
};

test('after several outages in a row the breaker opens, and the provider is called again after a pause', async () => {
  await fault({ operation: 'shipments.book', fault: 'error' });
  expect(await outages(OUTAGES_THAT_OPEN)).toEqual(Array(OUTAGES_THAT_OPEN).fill('CarrierUnavailable'));
  await mend();
  await expect(carrier.book(shipment())).rejects.toThrow(ProviderUnavailable);
  await until('the breaker to let one through', async () => (await errorOf(carrier.book(shipment()))) === undefined);
  expect(await outages(3)).toEqual([undefined, undefined, undefined]);
});

test('the breaker opens after five outages, as the page of settings says', () => {
  const settings = readFileSync(join(root, 'docs', 'telemetry.md'), 'utf8');
  expect(settings).toMatch(/`PROVIDER_BREAKER_OPEN_MS` \|[^|]*failed five times in a row/);
  expect(OUTAGES_THAT_OPEN).toBe(5);
});

test('a provider that still fails after the pause keeps the breaker open', async () => {
  await fault({ operation: 'shipments.book', fault: 'error' });
  await outages(OUTAGES_THAT_OPEN);
  await until('one to be let through', async () => (await errorOf(carrier.book(shipment()))) === 'CarrierUnavailable');
  expect(await errorOf(carrier.book(shipment()))).toBe('ProviderUnavailable');
});

test('a refusal is a normal answer: it does not open the breaker, and resets the count of outages', async () => {
  await fault({ operation: 'shipments.book', fault: 'refuse' });
  for (let n = 0; n < 2 * OUTAGES_THAT_OPEN; n += 1) {
    expect(await carrier.book(shipment())).toMatchObject({ kind: 'refused' });
  }
  for (let row = 0; row < 2; row += 1) {
    await mend();
    await fault({ operation: 'shipments.book', fault: 'error' });
    expect(await outages(OUTAGES_THAT_OPEN - 1)).not.toContain('ProviderUnavailable');
    await mend();
    await fault({ operation: 'shipments.book', fault: 'refuse' });
    expect(await carrier.book(shipment())).toMatchObject({ kind: 'refused' });
  }
});

test('an error in our own request does not open the breaker', async () => {
  const wrong = { ...shipment(), lines: [{ sku: Sku.parse('MUG-1'), quantity: -1 }] };
  for (let n = 0; n < 2 * OUTAGES_THAT_OPEN; n += 1) {
    expect(await errorOf(carrier.book(wrong))).not.toBe('ProviderUnavailable');
  }
});

test.each([{ fault: 'rate_limit' }, { fault: 'hang' }])(
  'a rate limit and a missing response are outages: %j',
  async (rule) => {
    carrier = guardProvider(new HttpCarrier({ url: simulator.url, secrets, timeoutMs: 50 }), {
      provider: 'carrier',
      isOutage: isCarrierOutage,
      openMs: 60_000,
      httpMethods: {},
    });
    await fault(rule);
    await outages(OUTAGES_THAT_OPEN);
    expect(await errorOf(carrier.book(shipment()))).toBe('ProviderUnavailable');
  },
);
