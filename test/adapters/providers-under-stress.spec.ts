import { createServer, type OutgoingHttpHeaders } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { closeServer, LOOPBACK, listen } from '@partner-orders/loopback-server/listen';
import { until } from '@partner-orders/loopback-server/until';
import { PaymentsFixture } from '@partner-orders/provider-simulators/testing/payments-fixture';
import { expect, onTestFinished, test } from 'vitest';
import { ORDERS_THAT_OPEN } from '../../shared/adapters/provider/outage-breaker.ts';
import { SAVED_RETRIES } from '../../shared/adapters/provider/retry-budget.ts';
import type { Carrier } from '../../shared/ports/carrier.ts';
import type { Payments } from '../../shared/ports/payments.ts';
import { ProviderUnavailable } from '../../shared/ports/provider-unavailable.ts';
import { anOrderId, aShipment, guardedCarrier, guardedPayments } from './guarded-providers.ts';
import { partnerId } from './provider-fixture.ts';

type Behaviour = { status: number; headers?: OutgoingHttpHeaders } | 'hang';
const works = { status: 201 };

/** A carrier that behaves as the test says, and counts what reaches it. */
async function startCarrier(behave: (request: number) => Behaviour) {
  const seen = { requests: 0, byOrder: new Map<string, number>(), atOnce: 0, most: 0 };
  const server = createServer((request, response) => {
    seen.requests += 1;
    const orderId = request.url?.split('/').at(-1) ?? '';
    seen.byOrder.set(orderId, (seen.byOrder.get(orderId) ?? 0) + 1);
    seen.atOnce += 1;
    seen.most = Math.max(seen.most, seen.atOnce);
    response.once('close', () => {
      seen.atOnce -= 1;
    });
    const behaviour = behave(seen.requests);
    if (behaviour === 'hang') return;
    const body = JSON.stringify({ trackingNumber: 'LP1', carrier: 'Loopback', code: 'x' });
    const { status, headers } = behaviour;
    request.resume().once('end', () => response.writeHead(status, headers).end(body));
  });
  const url = `http://${LOOPBACK}:${await listen(server, 0, 'a carrier under stress')}`;
  onTestFinished(() => closeServer(server));
  return { url, seen, hangUp: () => server.closeAllConnections() };
}

/** How each call ended, with the waits of those that were turned away. */
async function book(carrier: Carrier, calls: number) {
  const settled = await Promise.allSettled(Array.from({ length: calls }, () => carrier.book(aShipment())));
  const errors = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []));
  const turnedAway = errors.filter((error) => error instanceof ProviderUnavailable);
  return {
    booked: settled.length - errors.length,
    failed: errors.length - turnedAway.length,
    waits: turnedAway.map(({ retryAfterMs }) => retryAfterMs),
    codes: new Set(turnedAway.map(({ code }) => code)),
  };
}

/** Books like a saga, which comes back when the error says so, or after a growing delay of its own. */
async function bookAtLast(carrier: Carrier, longestWaitMs = 60_000): Promise<void> {
  const shipment = aShipment();
  for (let attempt = 1; ; attempt += 1) {
    try {
      await carrier.book(shipment);
      return;
    } catch (error) {
      const waitMs = error instanceof ProviderUnavailable ? error.retryAfterMs : 20 * 2 ** attempt;
      await pause(Math.min(waitMs, longestWaitMs));
    }
  }
}

async function authorize(payments: Payments, paymentMethod: string) {
  const total = { amount: 1_000, currency: 'EUR' as const };
  const opened = await payments.open({ orderId: anOrderId(), partnerId, total, paymentMethod });
  if (opened.kind !== 'opened') throw new Error(opened.code);
  return payments.authorize(opened.id);
}

test('a carrier that hangs holds a bounded number of calls, once; payments go on meanwhile', async () => {
  const { url, seen, hangUp } = await startCarrier(() => 'hang');
  const carrier = guardedCarrier(url, { mostCalls: 8 }, { timeoutMs: 60_000 });
  const payments = guardedPayments((await PaymentsFixture.start()).url);

  const hanging = book(carrier, 8);
  const more = await book(carrier, 192);
  expect(more).toMatchObject({ booked: 0, failed: 0, codes: new Set(['bulkhead_full']) });
  expect(new Set(more.waits).size, 'they do not come back together').toBeGreaterThan(100);
  for (let n = 0; n < 5; n += 1) expect(await authorize(payments, 'pm_card_visa')).toEqual({ kind: 'done' });

  await until('the calls to arrive', async () => seen.requests === 8);
  hangUp();
  expect(await hanging).toMatchObject({ booked: 0, failed: 8 });
  expect(await book(carrier, 200)).toMatchObject({ booked: 0, failed: 0, codes: new Set(['breaker_open']) });
  expect(seen).toMatchObject({ requests: 8, most: 8 });
});

test('a carrier that says when to come back is left alone until then, but never longer than the cap', async () => {
  const { url, seen } = await startCarrier(() => ({ status: 429, headers: { 'retry-after': '3600' } }));
  const carrier = guardedCarrier(url, { mostCalls: 4, mostWaitMs: 30_000, openMs: 10, retryPercent: 100 });
  const first = await book(carrier, 1);
  expect(first.codes).toEqual(new Set(['rate_limited']));
  const rest = await book(carrier, 500);
  expect(rest).toMatchObject({ booked: 0, failed: 0, codes: new Set(['rate_limited']) });
  for (const wait of [...first.waits, ...rest.waits]) {
    expect(wait).toBeGreaterThan(20_000);
    expect(wait).toBeLessThanOrEqual(2 * 30_000);
  }
  expect(seen.requests).toBe(1);
});

test('when a carrier answers 500, retries stay within their budget and the breaker stops the rest', async () => {
  const { url, seen } = await startCarrier(() => ({ status: 500 }));
  const carrier = guardedCarrier(url, { mostCalls: 8, retryPercent: 10 });
  for (let wave = 0; wave < 20; wave += 1) await book(carrier, 50);
  // The breaker opens in the first wave: 8 calls run, and some of them were about to be repeated.
  expect(seen.requests).toBeGreaterThanOrEqual(ORDERS_THAT_OPEN);
  expect(seen.requests).toBeLessThanOrEqual(8 + SAVED_RETRIES);
});

test('when half of the calls fail, all are done at last, and retries at once are a tenth of them', async () => {
  const { url, seen } = await startCarrier((request) => (request % 2 === 0 ? works : { status: 503 }));
  // Each order comes back by itself, so that what is sent again at once is seen apart from that.
  const carrier = guardedCarrier(url, { mostCalls: 8, openMs: 2, retryPercent: 10 });
  let calls = 0;
  const counted: Carrier = {
    cancel: (orderId) => carrier.cancel(orderId),
    takeBack: (orderId) => carrier.takeBack(orderId),
    async book(request) {
      const count = () => seen.byOrder.get(request.orderId) ?? 0;
      const before = count();
      try {
        return await carrier.book(request);
      } finally {
        if (count() > before) calls += 1;
      }
    },
  };
  await Promise.all(Array.from({ length: 100 }, () => bookAtLast(counted, 20)));
  expect(seen.byOrder.size).toBe(100);
  expect(seen.requests).toBeLessThanOrEqual(calls * 1.1 + SAVED_RETRIES);
});

test('during an outage single calls find out when it is over, and afterwards nobody comes in a crowd', async () => {
  let isDown = true;
  const { url, seen } = await startCarrier(() => (isDown ? { status: 503 } : works));
  const openMs = 30;
  const carrier = guardedCarrier(url, { mostCalls: 8, openMs, retryPercent: 10 });
  const startedAt = performance.now();
  const sagas = Array.from({ length: 100 }, () => bookAtLast(carrier, 300));
  const opening = 8 + SAVED_RETRIES;
  const trials = 5;
  await until('some trial calls', async () => seen.requests >= opening + trials);
  expect(performance.now() - startedAt, 'the breaker was open between them').toBeGreaterThan((trials - 1) * openMs);
  isDown = false;
  const afterOutage = seen.requests;
  await Promise.all(sagas);
  expect(seen.requests - afterOutage, 'each order is booked by one call').toBeLessThanOrEqual(100);
  expect(seen.most).toBeLessThanOrEqual(8);
});

test('while a trial call hangs, nobody waits for it', async () => {
  let behaviour: Behaviour = { status: 500 };
  const { url, seen, hangUp } = await startCarrier(() => behaviour);
  const carrier = guardedCarrier(url, { openMs: 10 }, { timeoutMs: 60_000 });
  await book(carrier, ORDERS_THAT_OPEN);
  behaviour = 'hang';
  const opening = seen.requests;
  const early: Promise<unknown>[] = [];
  await until('a trial call', async () => {
    early.push(book(carrier, 1));
    return seen.requests > opening;
  });
  expect(await book(carrier, 50)).toMatchObject({ booked: 0, failed: 0, codes: new Set(['breaker_open']) });
  expect(seen.requests).toBe(opening + 1);
  hangUp();
  await Promise.all(early);
});

test('refused cards of one partner leave the payments of the others alone', async () => {
  const payments = guardedPayments((await PaymentsFixture.start()).url, { retryPercent: 10 });
  for (let n = 0; n < 30; n += 1) {
    expect(await authorize(payments, 'pm_card_visa_chargeDeclined')).toMatchObject({ kind: 'declined' });
  }
  expect(await authorize(payments, 'pm_card_visa')).toEqual({ kind: 'done' });
});
