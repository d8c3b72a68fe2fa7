import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PortInUseError } from '@partner-orders/loopback-server/listen';
import { StateFileError } from '@partner-orders/loopback-server/sqlite/open-database';
import Stripe from 'stripe';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { startPayments } from '../../src/payments/start-payments.ts';
import { PaymentsFixture } from './payments-fixture.ts';

function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'payments-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return directory;
}

test('the books report per intent and in total what was really done', async () => {
  const payments = await PaymentsFixture.start();
  const stripe = payments.stripe();
  const one = await payments.authorized({ order: '1', partner: 'a' });
  await stripe.paymentIntents.capture(one.id);
  await stripe.refunds.create({ payment_intent: one.id, amount: 299 });
  const two = await payments.authorized({ order: '2', partner: 'a' });
  const three = await payments.authorized({ order: '3', partner: 'b' });
  await stripe.paymentIntents.cancel(three.id);

  expect(await payments.books()).toMatchObject({
    totals: {
      ...{ intents: 3, authorizations: 3, captures: 1, cancels: 1, refunds: 1 },
      currencies: { eur: { authorized: 1299, captured: 1299, refunded: 299 } },
    },
    intents: [
      { id: one.id, status: 'succeeded', amount: 1299, captured: 1299, refunded: 299, captures: 1, cancels: 0 },
      { id: two.id, status: 'requires_capture', captured: 0, authorizations: 1, captures: 0 },
      { id: three.id, status: 'canceled', cancels: 1 },
    ],
  });
  const ofPartner = await payments.books('?metadata[partner]=a');
  expect(ofPartner.intents.map(({ id }) => id)).toEqual([one.id, two.id]);
  expect((await payments.books('?metadata[partner]=a&metadata[order]=2')).intents).toMatchObject([{ id: two.id }]);
  expect((await payments.books('?metadata[partner]=nobody')).intents).toEqual([]);
  expect((await fetch(`${payments.url}/_simulator/books?order=1`)).status).toBe(400);
});

test('intents, refunds and saved responses survive a restart', async () => {
  const payments = await PaymentsFixture.start();
  const { id } = await payments.captured();
  const refund = () =>
    payments.stripe().refunds.create({ payment_intent: id, amount: 100 }, { idempotencyKey: 'refund' });
  const refunded = await refund();
  await payments.restart();
  const replayed = await refund();
  expect(replayed.id).toBe(refunded.id);
  expect(replayed.lastResponse.headers['idempotent-replayed']).toBe('true');
  expect((await payments.stripe().paymentIntents.retrieve(id)).amount_received).toBe(1299);
  expect((await payments.stripe().refunds.retrieve(refunded.id)).amount).toBe(100);
});

test('what was answered before a kill -9 exists after it, with its saved response', async () => {
  const stateFile = join(temporaryDirectory(), 'payments.db');
  const child = fork(fileURLToPath(new URL('serve-payments.ts', import.meta.url)), [stateFile]);
  const [started] = await once(child, 'message');
  const { port } = z.object({ port: z.int() }).parse(started);
  const stripe = (on: number) =>
    new Stripe('sk_test_kill', { host: '127.0.0.1', port: on, protocol: 'http', maxNetworkRetries: 0 });
  const create = (on: number, key: number) =>
    stripe(on).paymentIntents.create(
      { amount: 500, currency: 'eur', capture_method: 'manual' },
      { idempotencyKey: `k-${key}` },
    );

  const acknowledged = new Map<number, string>();
  const keys = Array.from({ length: 200 }, (_, key) => key);
  const requests = keys.map(async (key) => {
    const { id } = await create(port, key);
    acknowledged.set(key, id);
    // Killed in the middle: some requests are answered, some are not.
    if (acknowledged.size === 50) child.kill('SIGKILL');
  });
  await Promise.allSettled(requests);
  expect(acknowledged.size).toBeGreaterThanOrEqual(50);
  expect(child.signalCode ?? (await once(child, 'exit'))[1]).toBe('SIGKILL');

  const payments = await startPayments({ stateFile });
  onTestFinished(() => payments.close());
  for (const [key, id] of acknowledged) expect((await create(payments.port, key)).id).toBe(id);
});

test('a port in use, a state file in use and a damaged state file are refused by name', async () => {
  const directory = temporaryDirectory();
  const stateFile = join(directory, 'payments.db');
  const payments = await startPayments({ stateFile });
  onTestFinished(() => payments.close());
  await expect(startPayments({ stateFile })).rejects.toThrow(StateFileError);
  const elsewhere = join(directory, 'other.db');
  await expect(startPayments({ stateFile: elsewhere, port: payments.port })).rejects.toThrow(PortInUseError);
  const torn = join(directory, 'torn.db');
  writeFileSync(torn, 'not a database at all, by any reading of these bytes');
  await expect(startPayments({ stateFile: torn })).rejects.toThrow(StateFileError);
});

test('a failed start leaves the state file free', async () => {
  const directory = temporaryDirectory();
  const first = await startPayments({ stateFile: join(directory, 'a.db') });
  onTestFinished(() => first.close());
  const stateFile = join(directory, 'b.db');
  await expect(startPayments({ stateFile, port: first.port })).rejects.toThrow(PortInUseError);
  await (await startPayments({ stateFile })).close();
});
