import { describe, expect, test } from 'vitest';
import type { Order } from '../../../shared/domain/order.ts';
import { compensate, fail, noteSetback } from '../../../shared/domain/order-changes.ts';
import { eventIdFor, type TimelineEvent } from '../../../shared/domain/order-events.ts';
import { delay } from '../../../shared/domain/order-outage.ts';
import { requestResume, stick } from '../../../shared/domain/order-recovery.ts';
import { after as afterwards, at, because, failure, orders, step } from '../../../test/sample-orders.ts';
import { PLAIN } from '../../command-line/paper.ts';
import { orderLine } from '../order-line.ts';
import { callsIn } from './calls-in.ts';
import type { OrderFacts } from './order-facts.ts';
import { printStory } from './print-story.ts';
import { stepsDoneIn } from './saga-plan.ts';
import { tellStory } from './tell-story.ts';

const { pending, authorized, booked, confirmed, awaiting } = orders;
const forward = ['order.placed', 'order.reserved', 'order.authorized', 'order.booked', 'order.confirmed'] as const;

/** The events that brought an order where it is; those that are not steps are delays. */
function eventsOf(order: Order, ...last: TimelineEvent[]): TimelineEvent[] {
  const begun = Array.from({ length: order.version - last.length }, (_, n): TimelineEvent => {
    const isStep = last.length > 0 || n <= stepsDoneIn[order.status];
    return {
      ...{ id: eventIdFor(order.id, n + 1), partnerId: order.partnerId, orderId: order.id, sequence: n + 1 },
      type: isStep ? (forward[n] ?? 'order.delayed') : 'order.delayed',
      ...{ at: new Date(at.getTime() + n * 500).toISOString(), by: 'saga' },
      data: { status: order.status, total: order.total },
    };
  });
  return [...begun, ...last];
}

function factsOf(order: Order, facts: Partial<OrderFacts> = {}): OrderFacts {
  return {
    ref: { partnerId: order.partnerId, orderId: order.id },
    now: new Date(Date.parse(order.updatedAt) + 1_000),
    ...{ order, fault: undefined, traceparent: undefined, events: eventsOf(order), origin: undefined, job: undefined },
    ...{ refunds: [], mends: [], acts: [], endpoints: [], deliveries: [], rejections: [], deadLetters: [] },
    ...{ parked: [], differences: [], leftOut: [] },
    ...facts,
  };
}

const tell = (order: Order, facts: Partial<OrderFacts> = {}) => tellStory(factsOf(order, facts), callsIn({}));
const statesOf = ({ saga }: ReturnType<typeof tell>) => saga?.steps.map(({ state }) => state);
const undosOf = ({ saga }: ReturnType<typeof tell>) => saga?.steps.map(({ undo }) => undo?.state);
const stuck = afterwards(
  afterwards(booked, (order) => compensate(order, failure, step)),
  (order) => stick(order, { remaining: ['undo-authorize-payment'], because }, step),
);

describe('the steps of the saga', () => {
  test('of an order that is done: when each was done, and how long it took', () => {
    const story = tell(confirmed);
    expect(statesOf(story)).toEqual(['done', 'done', 'done', 'done']);
    expect(story.saga?.steps.map(({ tookMs }) => tookMs)).toEqual([500, 500, 500, 500]);
    expect(undosOf(story)).toEqual([undefined, undefined, undefined, undefined]);
    expect(story.troubles).toEqual([]);
  });

  test('of an order that goes forward: one runs, the others come', () => {
    expect(statesOf(tell(authorized))).toEqual(['done', 'done', 'running', 'to_come']);
    expect(tell(authorized).next.what).toBe('book-shipment ends with order.booked');
    expect(statesOf(tell(pending))).toEqual(['to_come', 'to_come', 'to_come', 'to_come']);
  });

  test('a step waits for an outage to end, or for the payer', () => {
    const nextAt = new Date(step.at.getTime() + 60_000);
    const waiting = afterwards(authorized, (order) =>
      delay(order, { activity: 'book-shipment', because, nextAt }, step),
    );
    const story = tell(waiting);
    expect(story.saga?.steps[2]).toMatchObject({ state: 'waiting', until: nextAt.toISOString() });
    expect(story.next).toEqual({ what: 'book-shipment is tried again', at: nextAt.toISOString() });
    expect(tell(awaiting).saga?.steps[1]).toMatchObject({ state: 'waiting', because: expect.stringMatching(/payer/) });
  });

  test('an undo that fails is shown with its attempts; those after it are done, those before it come', () => {
    const compensating = afterwards(booked, (order) => compensate(order, failure, step));
    const nextAt = () => new Date(9_000);
    const setback = afterwards(compensating, (order) =>
      noteSetback(order, { activity: 'undo-authorize-payment', because, nextAt }, step),
    );
    const story = tell(setback);
    expect(undosOf(story)).toEqual(['to_come', 'failing', 'done', undefined]);
    expect(story.saga?.steps[1]?.undo).toMatchObject({ does: 'release the payment', attempts: 1, because });
    expect(undosOf(tell(compensating))).toEqual(['running', 'running', 'running', undefined]);
  });

  test('of an order that failed: what was undone, and at which step', () => {
    const compensating = afterwards(authorized, (order) => compensate(order, failure, step));
    const decision = fail(compensating, failure, step, ['payment_released', 'stock_released']);
    if (decision.kind !== 'changed' || decision.event === undefined) throw new Error('it fails with an event');
    const story = tell(decision.order, { events: eventsOf(decision.order, decision.event) });
    expect(statesOf(story)).toEqual(['done', 'done', 'failed', 'not_done']);
    expect(undosOf(story)).toEqual(['done', 'done', undefined, undefined]);
    expect(story.timeline.at(-1)).toMatchObject({ what: 'order.failed', isTrouble: true });
  });
});

describe('what is wrong, and the command that repairs it', () => {
  test('of several undos that are stuck, the cause stands with the one that it is of', () => {
    const both = afterwards(
      afterwards(booked, (order) => compensate(order, failure, step)),
      (order) => stick(order, { remaining: ['undo-book-shipment', 'undo-authorize-payment'], because }, step),
    );
    const story = tell(both);
    expect(undosOf(story)).toEqual(['done', 'stuck', 'stuck', undefined]);
    expect(story.saga?.steps.map(({ undo }) => undo?.because)).toEqual([undefined, undefined, because, undefined]);
    expect(printStory(story, PLAIN).join('\n')).toMatch(
      /release the payment\n +it failed too; its cause is in the trace/,
    );
    const why = 'undo-book-shipment: error: provider down; undo-authorize-payment failed too';
    expect(story.troubles[0]?.why).toContain(why);
    expect(orderLine(both)).toContain(`not undone: ${why}`);
  });

  test('a stuck saga is resumed; if it does not answer, a new one is started', () => {
    const story = tell(stuck);
    expect(undosOf(story)).toEqual(['done', 'stuck', 'done', undefined]);
    expect(story.troubles).toMatchObject([
      { kind: 'stuck', why: expect.stringContaining(because.message), commands: [expect.stringContaining('resume')] },
    ]);
    expect(story.saga?.steps[1]?.undo?.because).toEqual(because);
    const asked = afterwards(stuck, (order) => requestResume(order, { at: step.at }));
    const later = new Date(step.at.getTime() + 11 * 60_000);
    expect(tell(asked, { now: later, events: eventsOf(asked) }).troubles[0]).toMatchObject({
      why: expect.stringContaining('it has not done so yet'),
      commands: [`npm run ops -- orders reclaim ${asked.id}`],
    });
  });

  test('a saga that is silent for ten minutes seems lost, unless it waits for somebody', () => {
    const now = new Date(Date.parse(authorized.updatedAt) + 11 * 60_000);
    expect(tell(authorized, { now }).troubles).toMatchObject([
      { kind: 'late', commands: [`npm run ops -- orders reclaim ${authorized.id}`] },
    ]);
    const waiting = afterwards(authorized, (order) =>
      delay(order, { activity: 'book-shipment', because, nextAt: now }, step),
    );
    expect(tell(waiting, { now, events: eventsOf(waiting) }).troubles).toEqual([]);
  });

  test('commands reach the installation that was asked about, and acts in Azure say why', () => {
    const call = callsIn({ azure: true });
    expect(call('orders resume ord_1')).toBe('npm run ops -- orders resume ord_1 --azure --because "…"');
    expect(call('orders release ord_1 --because "…"')).toBe(
      'npm run ops -- orders release ord_1 --because "…" --azure',
    );
    expect(call('documents show ord_1 --json')).toBe('npm run ops -- documents show ord_1 --json --azure');
    expect(callsIn({ state: 'here' })('orders resume ord_1')).toBe('npm run ops -- orders resume ord_1 --state here');
  });

  test('an event that is missing or can’t be read is named in its place', () => {
    const events = eventsOf(confirmed).map(
      (event): TimelineEvent =>
        event.sequence === 3 ? { type: 'unreadable', id: event.id, sequence: 3, fault: 'by: must be one of' } : event,
    );
    const story = tell(confirmed, { events: events.filter(({ sequence }) => sequence !== 2) });
    expect(story.timeline.map(({ sequence }) => sequence)).toEqual([1, 3, 4, 5]);
    expect(story.troubles.map(({ what }) => what)).toEqual([
      expect.stringContaining('can’t be read'),
      'event 2 is missing',
    ]);
  });
});

test('a story holds no name, address or means of payment', () => {
  const { shipTo, paymentMethod } = confirmed;
  const text = JSON.stringify(tell(confirmed));
  for (const secret of [shipTo.name, shipTo.street, shipTo.postalCode, paymentMethod])
    expect(text).not.toContain(secret);
});
