import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosScreeningRules } from '../../shared/adapters/cosmos/cosmos-screening-rules.ts';
import { release } from '../../shared/domain/order-screening.ts';
import { ScreeningRules } from '../../shared/domain/screening-rule.ts';
import { isAfterWrite, KillStage, orderOfOne } from './kill-stage.ts';
import type { Passing } from './tripwire.ts';

const shipTo = { ...(orderOfOne()['shipTo'] as object), country: 'NO' };

let stage: KillStage;
beforeAll(async () => {
  stage = await KillStage.start();
  const rules = new CosmosScreeningRules(stage.stack.container('releases'), { now: () => new Date() });
  const when = { countries: ['NO'] };
  const rule = { id: 'far', description: 'far away', when, verdict: 'hold', withinHours: 1, onDeadline: 'reject' };
  await rules.change(() => ScreeningRules.parse([rule]).map((one) => ({ rule: one })));
});
afterAll(() => stage?.stop());

const isOfOrders = (passing: Passing) => isAfterWrite(passing) && /\/colls\/orders\//.test(passing.label);

let placed = 0;
const nextKey = async () => {
  placed += 1;
  return `held-${placed}`;
};
const place = (key: string) => stage.acme.place(orderOfOne({ shipTo }), key);

async function expectHeld(key: string, call: string | undefined): Promise<string> {
  const { id } = await place(key);
  await until(`order ${id} to be on hold and authorized, killed ${call}`, async () => {
    const { status, screening } = await stage.stack.storedOrder('acme', id);
    return status === 'authorized' && screening?.state === 'held';
  });
  const types = (await stage.acme.readTimeline(id)).map(({ type }) => type);
  expect({ call, held: types.filter((type) => type === 'order.held').length }).toEqual({ call, held: 1 });
  expect((await stage.stack.paymentsOf(id)).map(({ captures }) => captures)).toEqual([0]);
  return id;
}

const letGo = (id: string) =>
  stage.change(id, (order) => release(order, { at: new Date(), by: 'operator', because: 'known' }));

async function expectPaid(id: string, call: string | undefined): Promise<void> {
  const ended = await stage.stack.ended('acme', id);
  expect({ call, status: ended.status }).toEqual({ call, status: 'confirmed' });
  await stage.expectWhole(ended);
  // At least one authorization was given back, and one was captured.
  const statuses = (await stage.stack.paymentsOf(id)).map(({ status }) => status);
  expect({ call, given: statuses.slice(0, -1).every((status) => status === 'canceled') }).toEqual({
    call,
    given: true,
  });
  expect(statuses.length).toBeGreaterThan(1);
}

test('an order that a rule selects is held once wherever the host is killed: after each write of the order', async () => {
  const toHeld = async (key: string, call: string | undefined) => void (await expectHeld(key, call));
  const calls = await stage.killAtEachCallOf(nextKey, place, toHeld, isOfOrders);
  expect(calls.length).toBeGreaterThanOrEqual(4);
}, 600_000);

test('an order that is released is authorized again and paid once wherever the host is killed: after each write', async () => {
  const held = async () => expectHeld(await nextKey(), undefined);
  const calls = await stage.killAtEachCallOf(held, letGo, expectPaid, isAfterWrite);
  const ofPayment = calls.filter((call) => call.includes('payment_intents'));
  for (const call of ['payment_intents', 'payment_intents/pi/cancel', 'payment_intents/pi/confirm']) {
    expect(ofPayment).toContain(`after POST /v1/${call}, 1`);
  }
}, 600_000);
