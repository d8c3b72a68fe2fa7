import { expect, test } from 'vitest';
import type { Order } from '../../../shared/domain/order.ts';
import { eventIdFor } from '../../../shared/domain/order-events.ts';
import { requestResume, stick } from '../../../shared/domain/order-recovery.ts';
import { after, at, because, orders, refundOf, step } from '../../../test/sample-orders.ts';
import { PLAIN } from '../../command-line/paper.ts';
import { callsIn } from './calls-in.ts';
import type { OrderFacts } from './order-facts.ts';
import { printStory } from './print-story.ts';
import { tellStory } from './tell-story.ts';

/** A moment as JSON has it. A person reads no `T`, no `Z` and no thousandths. */
const RAW = /\d{4}-\d\d-\d\dT\d\d:\d\d/;
const HOUR_MS = 3_600_000;
const later = (hours: number) => new Date(at.getTime() + hours * HOUR_MS);

function print(order: Order, facts: Partial<OrderFacts> = {}): string {
  const told: OrderFacts = {
    ref: { partnerId: orders.authorized.partnerId, orderId: orders.authorized.id },
    ...{
      now: later(1),
      order,
      fault: undefined,
      traceparent: undefined,
      events: [],
      origin: undefined,
      job: undefined,
    },
    ...{ refunds: [], mends: [], acts: [], endpoints: [], deliveries: [], rejections: [], deadLetters: [] },
    ...{ parked: [], differences: [], leftOut: [] },
    ...facts,
  };
  return printStory(tellStory(told, callsIn({})), PLAIN).join('\n');
}

const held: Order = {
  ...orders.authorized,
  screening: {
    ...({ state: 'held', onDeadline: 'reject' } as const),
    ...{ rules: ['review'], since: at.toISOString(), until: later(24).toISOString(), because: 'a rule for reviews' },
  },
};

test('the deadline of a hold is printed like every other moment, with its day', () => {
  const text = print(held);
  expect(text).toContain('ACT   it is on hold, and its deadline decides: reject, 01-03 03:04:05');
  expect(text).not.toMatch(RAW);
});

test('the day is there as soon as anything in the story is of another day', () => {
  const delivery = {
    ...{ id: 'whd_1', endpointId: 'whe_1', type: 'order.confirmed', sequence: 5, status: 'pending', attempts: [] },
    nextAttemptAt: later(24).toISOString(),
  } as unknown as OrderFacts['deliveries'][number];
  expect(print(orders.confirmed, { deliveries: [delivery] })).toContain('next 01-03 03:04:05');
});

test('an erased order says so in its head, and when in its timeline', () => {
  const text = print({ ...orders.confirmed, erasedAt: later(0.5).toISOString() });
  expect(text).toContain('  the data of its people was erased at 03:34:05.000');
  expect(text).toMatch(/ 03:34:05\.000 {2}erased {2,}what was stored about its people/);
  expect(text).not.toMatch(RAW);
  expect(print(orders.confirmed)).not.toContain('erased');
});

test('what was asked for, and a refund without an answer, say for how long', () => {
  const stuck = after(
    orders.booked,
    (order) => stick(order, { remaining: ['confirm-order'], because }, step),
    (order) => requestResume(order, { at }),
  );
  expect(print(stuck)).toContain('asked 60 minutes ago to try again');
  const { order, refund } = refundOf(orders.confirmed);
  const silent = { ...refund, saga: { status: 'running', run: 'run-1', seenAt: at.toISOString() } } as const;
  const text = print(order, { refunds: [silent] });
  expect(text).toContain('has been silent for 60 minutes');
  expect(text).not.toMatch(RAW);
});

test('the payer’s time is a moment of the timeline', () => {
  const event = {
    ...{ id: eventIdFor(orders.awaiting.id, 1), partnerId: orders.awaiting.partnerId, orderId: orders.awaiting.id },
    ...{ sequence: 1, type: 'order.payment_action_required', at: at.toISOString(), by: 'saga' },
    data: { status: 'awaiting_payment', total: orders.awaiting.total, expiresAt: later(2).toISOString() },
  } as unknown as OrderFacts['events'][number];
  const text = print(orders.awaiting, { events: [event] });
  expect(text).toContain('until 05:04:05.000');
  expect(text).not.toMatch(RAW);
});
