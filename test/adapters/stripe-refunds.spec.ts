import { PaymentsFixture } from '@partner-orders/provider-simulators/testing/payments-fixture';
import { expect, test } from 'vitest';
import { StripePayments } from '../../shared/adapters/stripe/stripe-payments.ts';
import { type RefundId, refundIdFor } from '../../shared/domain/ids.ts';
import { orderId, partnerId, secretsOf } from './provider-fixture.ts';

const euro = (amount: number) => ({ amount, currency: 'EUR' as const });

/** A payment of 12.99 that was captured. */
async function captured(paymentMethod = 'pm_card_visa', timeoutMs = 2_000) {
  const fixture = await PaymentsFixture.start();
  const secrets = secretsOf(`sk_${'test'}_adapter`);
  const payments = new StripePayments({ url: fixture.url, secrets, timeoutMs, mostCalls: 4 });
  const opened = await payments.open({ orderId, partnerId, total: euro(1_299), paymentMethod });
  if (opened.kind !== 'opened') throw new Error(opened.code);
  await payments.authorize(opened.id);
  await payments.capture(opened.id);
  const refund = (key: string, amount: number, refundId: RefundId = refundIdFor(orderId, key)) =>
    payments.refund({ paymentId: opened.id, refundId, amount: euro(amount) });
  const rule = (fault: Record<string, unknown>) =>
    fetch(new URL('/_simulator/faults', fixture.url), { method: 'POST', body: JSON.stringify(fault) });
  return { fixture, refund, rule, refunded: async () => (await fixture.books()).intents[0]?.refunded };
}

test('several refunds of a payment are paid back, each once, for any number of requests', async () => {
  const { refund, refunded } = await captured();
  expect(await refund('a', 500)).toEqual({ kind: 'done' });
  expect(await Promise.all([refund('b', 99), refund('b', 99), refund('a', 500)])).toEqual(
    Array(3).fill({ kind: 'done' }),
  );
  expect(await refunded()).toBe(599);
});

test('after a lost answer, and after a day in which the provider repeats its error, a refund is still one', async () => {
  const { refund, rule, refunded } = await captured('pm_card_visa', 300);
  await rule({ operation: 'refunds.create', fault: 'done_but_timed_out', times: 1 });
  await expect(refund('a', 500)).rejects.toThrow();
  expect(await refund('a', 500)).toEqual({ kind: 'done' });
  await rule({ operation: 'refunds.create', fault: 'error', times: 1 });
  await expect(refund('b', 100)).rejects.toThrow('payments answered 500');
  expect(await refund('b', 100)).toEqual({ kind: 'done' });
  expect(await refunded()).toBe(600);
});

test('more than is left is refused, for good', async () => {
  const { refund, refunded } = await captured();
  expect(await refund('a', 1_300)).toMatchObject({ kind: 'rejected' });
  await refund('b', 1_299);
  expect(await refund('c', 1)).toEqual({ kind: 'rejected', code: 'charge_already_refunded' });
  expect(await refunded()).toBe(1_299);
});

test('a refund that the provider settles later is pending, and asking again creates no other', async () => {
  const { refund, refunded } = await captured('pm_card_pendingRefund');
  expect([await refund('a', 500), await refund('a', 500)]).toEqual([{ kind: 'pending' }, { kind: 'pending' }]);
  expect(await refunded()).toBe(500);
});
