import { until } from '@partner-orders/loopback-server/until';
import { CarrierFixture } from '@partner-orders/provider-simulators/testing/carrier-fixture';
import { beforeEach, expect, test } from 'vitest';
import { ORDERS_THAT_OPEN } from '../../shared/adapters/provider/outage-breaker.ts';
import { Sku } from '../../shared/domain/ids.ts';
import type { Carrier } from '../../shared/ports/carrier.ts';
import type { Secrets } from '../../shared/ports/secrets.ts';
import { aShipment, guardedCarrier } from './guarded-providers.ts';
import { providerThat } from './provider-fixture.ts';

let simulator: CarrierFixture;
let carrier: Carrier;
beforeEach(async () => {
  simulator = await CarrierFixture.start();
  // Long enough that a busy machine makes the next call before the pause ends.
  carrier = guardedCarrier(simulator.url, { openMs: 1_500 });
});

const mend = () => fetch(new URL('/_simulator/faults', simulator.url), { method: 'DELETE' });
const fault = (name: 'error' | 'refuse') => simulator.addFault({ operation: 'shipments.book', fault: name });

type Failure = Error & { code?: string; retryAfterMs?: number };
const failureOf = (call: Promise<unknown>) => call.then(() => undefined).catch((error: Failure) => error);
const outcomeOf = async (call: Promise<unknown>) => {
  const error = await failureOf(call);
  return error === undefined ? 'done' : (error.code ?? error.name);
};
const outcomesOf = async (count: number) => {
  const outcomes: string[] = [];
  for (let n = 0; n < count; n += 1) outcomes.push(await outcomeOf(carrier.book(aShipment())));
  return outcomes;
};

test('after several outages in a row the breaker opens, and the provider is called again after a pause', async () => {
  await fault('error');
  expect(await outcomesOf(ORDERS_THAT_OPEN)).toEqual(Array(ORDERS_THAT_OPEN).fill('CarrierUnavailable'));
  const turnedAway = await failureOf(carrier.book(aShipment()));
  await mend();
  expect(turnedAway).toMatchObject({ name: 'ProviderUnavailable', code: 'breaker_open' });
  expect(turnedAway?.retryAfterMs).toBeGreaterThan(0);
  await until('the breaker to let one through', async () => (await outcomeOf(carrier.book(aShipment()))) === 'done');
  expect(await outcomesOf(3)).toEqual(['done', 'done', 'done']);
});

test('a provider that still fails after the pause keeps the breaker open', async () => {
  await fault('error');
  await outcomesOf(ORDERS_THAT_OPEN);
  const isTrial = async () => (await outcomeOf(carrier.book(aShipment()))) === 'CarrierUnavailable';
  await until('one to be let through', isTrial);
  expect(await outcomeOf(carrier.book(aShipment()))).toBe('breaker_open');
});

test('the breaker opens when more than half of the last calls fail, although some succeed', async () => {
  await fault('error');
  const outcomes: string[] = [];
  // Two failures, one success, and so on.
  for (let n = 0; n < 20; n += 1) outcomes.push(await outcomeOf(n % 3 < 2 ? carrier.book(aShipment()) : cancelOne()));
  expect(outcomes.slice(0, 15)).not.toContain('breaker_open');
  expect(outcomes.at(-1)).toBe('breaker_open');
});
const cancelOne = () => carrier.cancel(aShipment().orderId);

test('one order that makes the provider fail does not open the breaker for the others', async () => {
  await fault('error');
  const odd = aShipment();
  for (let n = 0; n < 30; n += 1) expect(await outcomeOf(carrier.book(odd))).toBe('CarrierUnavailable');
  await mend();
  expect(await outcomesOf(1)).toEqual(['done']);
});

test('a refusal is a normal answer: it does not open the breaker, and ends a row of outages', async () => {
  await fault('refuse');
  for (let n = 0; n < 30; n += 1) expect(await carrier.book(aShipment())).toMatchObject({ kind: 'refused' });
  for (let row = 0; row < 2; row += 1) {
    await mend();
    await fault('error');
    expect(await outcomesOf(ORDERS_THAT_OPEN - 1)).not.toContain('breaker_open');
    await mend();
    await fault('refuse');
    expect(await carrier.book(aShipment())).toMatchObject({ kind: 'refused' });
  }
});

test('an error in our own request does not open the breaker', async () => {
  const wrong = { ...aShipment(), lines: [{ sku: Sku.parse('MUG-1'), quantity: -1 }] };
  for (let n = 0; n < 2 * ORDERS_THAT_OPEN; n += 1) {
    expect(await carrier.book(wrong)).toEqual({ kind: 'rejected', code: 'invalid_request' });
  }
});

test('a vault that fails is no outage of the provider, and a trial call without a secret proves nothing', async () => {
  let isVaultDown = true;
  const secrets: Secrets = {
    getCurrent: async () => {
      if (isVaultDown) throw new Error('the vault is down');
      return { version: '1', value: 'spec' };
    },
    find: async () => undefined,
    findReplacement: async () => undefined,
  };
  const { url, asked } = await providerThat({ status: 500, body: {} });
  carrier = guardedCarrier(url, { openMs: 20 }, { secrets });
  expect(new Set(await outcomesOf(2 * ORDERS_THAT_OPEN))).toEqual(new Set(['Error']));
  isVaultDown = false;
  await outcomesOf(ORDERS_THAT_OPEN);
  isVaultDown = true;
  const isTrial = async () => (await outcomeOf(carrier.book(aShipment()))) === 'Error';
  await until('a trial call', isTrial);
  expect(await outcomeOf(carrier.book(aShipment()))).toBe('breaker_open');
  expect(asked()).toBe(ORDERS_THAT_OPEN);
});

test('a call that failed briefly is repeated once, and what can’t be repeated is not', async () => {
  await simulator.addFault({ operation: 'shipments.book', fault: 'error', times: 1 });
  expect(await outcomeOf(guardedCarrier(simulator.url, { retryPercent: 10 }).book(aShipment()))).toBe('done');
  await simulator.addFault({ operation: 'shipments.book', fault: 'error', times: 1 });
  const once = guardedCarrier(simulator.url, { retryPercent: 10 }, { isRepeatable: false });
  expect(await outcomeOf(once.book(aShipment()))).toBe('CarrierUnavailable');
});

test.each([
  ['a timeout', 'hang', 1],
  ['a provider that asks to wait', 'rate_limit', 1],
  ['an answer that the carrier never changes', 'refuse', 1],
  ['an error', 'error', 2],
] as const)('after %s it is called so many times: %s %i', async (_, name, times) => {
  await simulator.addFault({ operation: 'shipments.book', fault: name });
  const impatient = guardedCarrier(simulator.url, { retryPercent: 100 }, { timeoutMs: 50 });
  await outcomeOf(impatient.book(aShipment()));
  const faults = await fetch(new URL('/_simulator/faults', simulator.url));
  expect(await faults.json()).toMatchObject({ rules: [{ hits: times }] });
});
