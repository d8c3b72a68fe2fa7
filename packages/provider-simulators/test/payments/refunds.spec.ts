import { expect, test } from 'vitest';
import { PaymentsFixture, refusalOf, until } from './payments-fixture.ts';

test('a refund without an amount refunds everything, once', async () => {
  const payments = await PaymentsFixture.start();
  const stripe = payments.stripe();
  const { id, latest_charge } = await payments.captured();
  const refund = await stripe.refunds.create({ payment_intent: id, reason: 'requested_by_customer' });
  expect(refund).toMatchObject({ object: 'refund', amount: 1299, currency: 'eur', status: 'succeeded' });
  expect(refund).toMatchObject({ payment_intent: id, charge: latest_charge, reason: 'requested_by_customer' });
  expect(await stripe.refunds.retrieve(refund.id)).toEqual(refund);

  const again = await refusalOf(stripe.refunds.create({ payment_intent: id }));
  expect(again).toMatchObject({ statusCode: 400, code: 'charge_already_refunded' });
  expect((await payments.books()).intents).toMatchObject([{ captured: 1299, refunded: 1299, refunds: 1 }]);
});

test('partial refunds add up to what was captured and never exceed it', async () => {
  const payments = await PaymentsFixture.start();
  const stripe = payments.stripe();
  const { id } = await payments.captured();
  await stripe.refunds.create({ payment_intent: id, amount: 1000 });
  const tooMuch = await refusalOf(stripe.refunds.create({ payment_intent: id, amount: 300 }));
  expect(tooMuch).toMatchObject({ statusCode: 400, param: 'amount' });
  expect(tooMuch.code).toBeUndefined();
  expect((await stripe.refunds.create({ payment_intent: id })).amount).toBe(299);
});

test('an amount that was only authorized can’t be refunded', async () => {
  const payments = await PaymentsFixture.start();
  const { id } = await payments.authorized();
  const error = await refusalOf(payments.stripe().refunds.create({ payment_intent: id }));
  expect(error.statusCode).toBe(400);
  expect(error.message).toContain('does not have a successful charge to refund');
});

test('answers resource_missing to unknown intents and refunds', async () => {
  const payments = await PaymentsFixture.start();
  const { refunds } = payments.stripe();
  const unknownIntent = await refusalOf(refunds.create({ payment_intent: 'pi_nobody' }));
  expect(unknownIntent).toMatchObject({ statusCode: 400, code: 'resource_missing', param: 'payment_intent' });
  expect(await refusalOf(refunds.retrieve('re_nobody'))).toMatchObject({ statusCode: 404, code: 'resource_missing' });
});

test('a refund that is pending succeeds later, by itself', async () => {
  const payments = await PaymentsFixture.start({ refundSettlesAfterMs: 1 });
  const { id } = await payments.captured('pm_card_pendingRefund');
  const { refunds, events } = payments.stripe();
  const refund = await refunds.create({ payment_intent: id, amount: 500 });
  expect(refund).toMatchObject({ status: 'pending', pending_reason: 'processing' });
  payments.now += 1_000;
  await until(async () => (await refunds.retrieve(refund.id)).status === 'succeeded');
  const { data } = await events.list({ type: 'refund.updated' });
  expect(data).toMatchObject([{ data: { object: { id: refund.id }, previous_attributes: { status: 'pending' } } }]);
});

test.each([
  ['pm_card_refundFail', 'succeeded'],
  ['pm_simulator_pendingRefundFail', 'pending'],
])('the refund of %s begins as %s, fails later, and can be made again', async (card, status) => {
  const payments = await PaymentsFixture.start({ refundSettlesAfterMs: 600_000 });
  const { id } = await payments.captured(card);
  const { refunds, events } = payments.stripe();
  const refund = await refunds.create({ payment_intent: id });
  expect(refund.status).toBe(status);
  expect((await payments.books()).intents).toMatchObject([{ refunded: 1299 }]);
  expect((await payments.act(`refunds/${refund.id}/settle`)).body).toMatchObject({ status: 'failed' });
  expect(await refunds.retrieve(refund.id)).toMatchObject({ failure_reason: 'expired_or_canceled_card' });
  expect((await payments.books()).intents).toMatchObject([{ refunded: 0, refunds: 0 }]);
  const types = (await events.list({ limit: 2 })).data.map(({ type }) => type);
  expect(types).toEqual(['refund.failed', 'refund.updated']);
  expect((await refunds.create({ payment_intent: id })).amount).toBe(1299);
});

test('refunds are listed by page, of one payment or of all, and by time', async () => {
  const payments = await PaymentsFixture.start();
  const { refunds } = payments.stripe();
  const [one, two] = [await payments.captured(), await payments.captured()];
  const made: string[] = [];
  for (const { id } of [one, two, one, two, one]) {
    payments.now += 60_000;
    made.unshift((await refunds.create({ payment_intent: id, amount: 100 })).id);
  }
  const all = await refunds.list({ limit: 2 }).autoPagingToArray({ limit: 100 });
  expect(all.map(({ id }) => id)).toEqual(made);
  const ofOne = await refunds.list({ payment_intent: one.id, limit: 2 });
  expect(ofOne).toMatchObject({ has_more: true, data: [{ id: made[0] }, { id: made[2] }] });
  const since = all[1]?.created ?? expect.fail('no refund');
  expect((await refunds.list({ created: { gte: since } })).data.map(({ id }) => id)).toEqual(made.slice(0, 2));
  const older = await refunds.list({ created: { lt: since }, starting_after: made[2] ?? '' });
  expect(older.data.map(({ id }) => id)).toEqual(made.slice(3));
  expect(await refusalOf(refunds.list({ starting_after: 're_nobody' }))).toMatchObject({ param: 'starting_after' });
});
