import { describe, expect, test } from 'vitest';
import type { Activity, SagaPorts } from '../../orchestrations/activity.ts';
import { orderLedger } from '../../orchestrations/order-ledger.ts';
import type { OrderRun } from '../../orchestrations/order-run.ts';
import { authorizePayment } from '../../orchestrations/steps/authorize-payment.ts';
import { bookShipment } from '../../orchestrations/steps/book-shipment.ts';
import { capturePayment } from '../../orchestrations/steps/capture-payment.ts';
import { confirmOrder } from '../../orchestrations/steps/confirm-order.ts';
import { reserveStock } from '../../orchestrations/steps/reserve-stock.ts';
import { orderIdFor, PartnerId, Sku } from '../../shared/domain/ids.ts';
import type { BookedOrder, Order } from '../../shared/domain/order.ts';
import { cancel } from '../../shared/domain/order-cancellation.ts';
import {
  authorize,
  awaitPayment,
  book,
  claim,
  compensate,
  confirm,
  notePayment,
  reserve,
} from '../../shared/domain/order-changes.ts';
import type { Decision } from '../../shared/domain/order-decision.ts';
import { CANCELLED } from '../../shared/domain/order-failure.ts';
import { place } from '../../shared/domain/order-placement.ts';
import { stick } from '../../shared/domain/order-recovery.ts';

/** Each step on one order in memory, with ports that record their calls and answer as the test says. */

const at = new Date(0);
const partnerId = PartnerId.parse('acme');
const run = { partnerId, orderId: orderIdFor(partnerId, 'k'), run: 'run-1' };
const step = { run: run.run, at };
const price = { amount: 100, currency: 'EUR' as const };
const lines = [{ sku: Sku.parse('MUG-01'), quantity: 1, unitPrice: price, total: price }];
const shipTo = { name: 'n', street: 's', city: 'c', postalCode: 'p', country: 'AT' };
const shipment = { trackingNumber: 'T1', carrier: 'simulated' };
const failure = { code: 'carrier_unavailable', message: 'No.', step: 'book-shipment' } as const;

const commands = {
  placed: () => ({ kind: 'unchanged' }),
  claimed: (order: Order) => claim(order, step),
  reserved: (order: Order) => reserve(order, step),
  noted: (order: Order) => notePayment(order, 'pi_1', step),
  authorized: (order: Order) => authorize(order, step),
  booked: (order: Order) => book(order, shipment, step),
  confirmed: (order: Order) => confirm(order, step),
} satisfies Record<string, (order: Order) => Decision>;

/** The order after all commands up to this one. */
function orderThatIs(state: keyof typeof commands): Order {
  const names = Object.keys(commands) as (keyof typeof commands)[];
  return names.slice(0, names.indexOf(state) + 1).reduce<Order>(
    (order, name) => {
      const decision = commands[name](order);
      return decision.kind === 'changed' ? decision.order : order;
    },
    place({ lines, shipTo, paymentMethod: 'pm' }, { lines, total: price }, { partnerId, idempotencyKey: 'k', at })
      .order,
  );
}

function beingUndone(order: Order): Order {
  const decision = compensate(order, failure, step);
  if (decision.kind !== 'changed') throw new Error('it can not be undone');
  return decision.order;
}

/**
 * @param answers of the providers and the stock, by method; all others succeed
 * @param remembered the order as this process last wrote it; another one may have changed it since
 */
function world(order: Order, answers: Record<string, unknown> = {}, remembered = order) {
  const asked: string[] = [];
  const state = { order, remembered, asked, given: [] as unknown[], writes: 0, event: undefined as unknown, now: at };
  const answering = (fallbacks: Record<string, unknown>) =>
    Object.fromEntries(
      Object.entries(fallbacks).map(([method, fallback]) => [
        method,
        async (...given: unknown[]) => {
          asked.push(method);
          state.given.push(...given);
          const answer = answers[method] ?? fallback;
          if (answer instanceof Error) throw answer;
          return answer;
        },
      ]),
    );
  const done = { kind: 'done' };
  const ports = {
    clock: { now: () => state.now },
    deadlines: { payerMs: 1_800_000, authorizationMs: 518_400_000 },
    orders: {
      get: async () => state.order,
      recall: async (_: unknown, suits: (order: Order) => boolean) =>
        suits(state.remembered) ? state.remembered : state.order,
      async change(_: unknown, decide: (order: Order) => Decision) {
        const decision = decide(state.order);
        if (decision.kind === 'changed') {
          state.order = decision.order;
          state.event = decision.event;
          state.remembered = decision.order;
          state.writes += 1;
        }
        return { kind: decision.kind, order: state.order };
      },
    },
    stock: answering({ reserve: { kind: 'reserved' }, release: undefined }),
    payments: answering({
      open: { kind: 'opened', id: 'pi_1' },
      authorize: done,
      check: done,
      capture: done,
      release: undefined,
    }),
    carrier: answering({ book: { kind: 'booked', shipment }, cancel: undefined }),
  } as unknown as SagaPorts;
  const attempt = <O>({ handler }: Activity<OrderRun, O>, more: object = {}) => handler({ ...run, ...more }, ports);
  return { state, attempt };
}

const steps = [
  { name: 'reserve-stock', step: reserveStock, from: 'placed', asks: ['reserve', 'open'] },
  { name: 'authorize-payment', step: authorizePayment, from: 'reserved', asks: ['open', 'authorize'] },
  { name: 'book-shipment', step: bookShipment, from: 'authorized', asks: ['book'] },
  { name: 'capture-payment', step: capturePayment, from: 'booked', asks: ['capture'] },
] as const;

test.each(steps)('$name acts only in the state that it expects', async ({ step, from, asks }) => {
  const { state, attempt } = world(orderThatIs(from));
  expect(await attempt(step.do as Activity<OrderRun, unknown>)).toMatchObject({ kind: 'done' });
  expect(state.asked).toEqual(asks);
});

test.each(
  steps.slice(1).flatMap(({ name, step, from }) => {
    const states = Object.keys(commands) as (keyof typeof commands)[];
    return states.slice(1, states.indexOf(from)).map((known) => ({ name, step, from, known }));
  }),
)('$name goes on when this process remembers the order as $known, and another one made it $from', async (row) => {
  const { state, attempt } = world(orderThatIs(row.from), {}, orderThatIs(row.known));
  expect(await attempt(row.step.do as Activity<OrderRun, unknown>)).toMatchObject({ kind: 'done' });
  expect(state.order.status).not.toBe(row.from);
});

test.each(steps)('$name does nothing for an order that is being undone', async ({ step, from }) => {
  const { state, attempt } = world(beingUndone(orderThatIs(from === 'placed' ? 'claimed' : from)));
  // The first step can't know what an earlier run has begun.
  const everything = from === 'placed' ? { everything: true } : {};
  expect(await attempt(step.do as Activity<OrderRun, unknown>)).toEqual({
    kind: 'turned_back',
    failure,
    ...everything,
  });
  expect(state.asked).toEqual([]);
});

test('a shipment that is booked while the order is being undone is not recorded as a success', async () => {
  const { state, attempt } = world(orderThatIs('authorized'));
  const booking = attempt(bookShipment.do);
  state.order = beingUndone(state.order);
  expect(await booking).toEqual({ kind: 'turned_back', failure });
});

test('the undo of a reservation releases the stock whatever the order says, because the write that records it may be lost', async () => {
  const { state, attempt } = world(beingUndone(orderThatIs('claimed')));
  expect(state.order.status).toBe('pending');
  await attempt(reserveStock.undo);
  expect(state.asked).toEqual(['release']);
});

test.each([
  [authorizePayment, 'reserved', { open: { kind: 'rejected', code: 'amount_too_large' } }, 'payment_rejected'],
  [authorizePayment, 'noted', { authorize: { kind: 'rejected', code: 'amount_too_large' } }, 'payment_rejected'],
  [bookShipment, 'authorized', { book: { kind: 'rejected', code: 'different_shipment' } }, 'carrier_refused'],
  [reserveStock, 'placed', { reserve: { kind: 'out_of_stock', sku: 'MUG-01' } }, 'out_of_stock'],
] as const)('a permanent failure ends the step at once, and the step is undone', async (step, from, answers, code) => {
  const { attempt } = world(orderThatIs(from), answers);
  const outcome = await attempt(step.do as Activity<OrderRun, unknown>);
  expect(outcome).toMatchObject({ kind: 'refused', code, undo: true });
  expect(step.do.output.parse(JSON.parse(JSON.stringify(outcome)))).toEqual(outcome);
});

test.each([
  [authorizePayment, 'reserved', { open: { kind: 'declined', code: 'x' } }, 'payment_declined'],
  [authorizePayment, 'noted', { authorize: { kind: 'declined', code: 'x' } }, 'payment_declined'],
  [bookShipment, 'authorized', { book: { kind: 'refused', code: 'x' } }, 'carrier_refused'],
  [capturePayment, 'booked', { capture: { kind: 'declined', code: 'x' } }, 'capture_refused'],
  [capturePayment, 'booked', { capture: { kind: 'rejected', code: 'x' } }, 'capture_refused'],
] as const)('a refusal means that nothing was done', async (step, from, answers, code) => {
  const { attempt } = world(orderThatIs(from), answers);
  const outcome = await attempt(step.do as Activity<OrderRun, unknown>);
  expect(outcome).toMatchObject({ kind: 'refused', code });
  expect(outcome).not.toHaveProperty('undo');
});

test('a paid order that can’t be confirmed is an error', async () => {
  const { attempt } = world(beingUndone(orderThatIs('booked')));
  await expect(attempt(confirmOrder)).rejects.toThrow(/can't be confirmed/);
  const { state, attempt: again } = world(orderThatIs('booked'));
  await again(confirmOrder);
  await again(confirmOrder);
  expect(state.order.status).toBe('confirmed');
});

test('an order that another run has taken over is left to that run', async () => {
  const order = orderThatIs('booked');
  if (order.status !== 'booked') throw new Error('it is not booked');
  const { state, attempt } = world({ ...order, saga: { status: 'running', run: 'run-2' } });
  await attempt(confirmOrder);
  expect(state.order.status).toBe('booked');
});

test('the first step claims the order, and notes the reservation and the payment, in one write', async () => {
  const { state, attempt } = world(orderThatIs('placed'));
  await attempt(reserveStock.do);
  expect(state.order).toMatchObject({
    status: 'reserved',
    saga: { status: 'running', run: 'run-1' },
    payment: { id: 'pi_1' },
  });
  expect(state.writes).toBe(1);
});

test('a payment that can’t be opened yet is left to its own step', async () => {
  for (const open of [{ kind: 'declined', code: 'x' }, new Error('provider down')]) {
    const { state, attempt } = world(orderThatIs('placed'), { open });
    expect(await attempt(reserveStock.do)).toMatchObject({ kind: 'done' });
    expect(state.order).toMatchObject({ status: 'reserved' });
    expect(state.order).not.toHaveProperty('payment');
  }
});

test('without stock the order is claimed with its failure, so that only its run releases what was reserved', async () => {
  const { state, attempt } = world(orderThatIs('placed'), { reserve: { kind: 'out_of_stock', sku: 'MUG-01' } });
  await attempt(reserveStock.do);
  expect(state.order.saga).toMatchObject({ status: 'compensating', run: 'run-1', failure: { code: 'out_of_stock' } });
  expect(state.asked).toEqual(['reserve']);
  // A repetition, because the reply was lost, undoes all that may have been done.
  expect(await attempt(reserveStock.do)).toMatchObject({ kind: 'turned_back', everything: true });
});

test('without stock at the second attempt the order fails too, although the first attempt claimed it', async () => {
  const { state, attempt } = world(orderThatIs('claimed'), { reserve: { kind: 'out_of_stock', sku: 'MUG-01' } });
  expect(await attempt(reserveStock.do)).toMatchObject({ kind: 'refused', code: 'out_of_stock', undo: true });
  expect(state.order.saga).toMatchObject({ status: 'running', run: 'run-1' });
});

test('a run that meets an outage claims the order, so that the queue starts no other run', async () => {
  const { state, attempt } = world(orderThatIs('placed'), { reserve: new Error('stock down') });
  await expect(attempt(reserveStock.do)).rejects.toThrow('stock down');
  expect(state.order).toMatchObject({ status: 'pending', saga: { status: 'running', run: 'run-1' } });
});

test('a run takes over an order where an earlier run left it, and one that is being undone with its failure', async () => {
  const booked = orderThatIs('booked');
  if (booked.status !== 'booked') throw new Error('it is not booked');
  const left = world({ ...booked, saga: { status: 'waiting' } });
  const outcome = await left.attempt(reserveStock.do);
  expect(outcome).toMatchObject({ kind: 'done', everything: true });
  expect(reserveStock.do.output.parse(JSON.parse(JSON.stringify(outcome)))).toEqual(outcome);
  expect(left.state.order).toMatchObject({ status: 'booked', saga: { status: 'running', run: 'run-1' } });
  const undone = world({ ...booked, saga: { status: 'waiting', failure } });
  expect(await undone.attempt(reserveStock.do)).toEqual({ kind: 'turned_back', failure, everything: true });
  expect(undone.state.order.saga).toEqual({ status: 'compensating', run: 'run-1', failure });
  for (const { state } of [left, undone]) expect(state.asked).toEqual([]);
});

test('a captured order is confirmed by the same step, also by a repetition', async () => {
  const { state, attempt } = world(orderThatIs('booked'));
  for (let time = 0; time < 2; time += 1) expect(await attempt(capturePayment.do)).toMatchObject({ kind: 'done' });
  expect(state.order).toMatchObject({ status: 'confirmed', saga: { status: 'completed', run: 'run-1' } });
  expect(state.order).not.toHaveProperty('capturing');
  expect(state.asked).toEqual(['capture']);
});

test('the capture of an order that an earlier version booked is noted before the provider is asked', async () => {
  const { capturing: _, ...booked } = orderThatIs('booked') as BookedOrder;
  const { state, attempt } = world(booked, { capture: new Error('provider down') });
  await expect(attempt(capturePayment.do)).rejects.toThrow('provider down');
  expect(state.order).toMatchObject({ status: 'booked', capturing: true });
});

test('a capture that was stuck goes on', async () => {
  const stuck = stick(orderThatIs('booked'), { remaining: ['x'], because: { code: 'error', message: 'x' } }, step);
  if (stuck.kind !== 'changed') throw new Error('it is not stuck');
  const { state, attempt } = world(stuck.order);
  expect(await attempt(capturePayment.do)).toMatchObject({ kind: 'done' });
  expect(state.order.status).toBe('confirmed');
});

test('a step that finds the order cancelled says so, and its saga undoes what was begun', async () => {
  for (const [from, act] of [
    ['reserved', authorizePayment],
    ['authorized', bookShipment],
  ] as const) {
    const { state, attempt } = world(orderThatIs(from));
    const acting = attempt(act.do as Activity<OrderRun, unknown>);
    const decision = cancel(state.order, { at });
    if (decision.kind !== 'changed') throw new Error('it can not be cancelled');
    state.order = decision.order;
    expect(await acting).toEqual({ kind: 'turned_back', failure: CANCELLED });
  }
});

test('an order that is cancelled or taken over while its stock is being reserved is undone as a whole', async () => {
  for (const reserve of [{ kind: 'reserved' }, { kind: 'out_of_stock', sku: 'MUG-01' }]) {
    const { state, attempt } = world(orderThatIs('placed'), { reserve });
    const acting = attempt(reserveStock.do);
    const decision = cancel(state.order, { at });
    if (decision.kind !== 'changed') throw new Error('it can not be cancelled');
    state.order = decision.order;
    expect(await acting).toEqual({ kind: 'turned_back', failure: CANCELLED, everything: true });
    expect(state.order).toMatchObject({ status: 'cancelling', saga: { status: 'compensating', run: 'run-1' } });
  }
});

test('a shipment is booked to the current address, whatever this process remembers', async () => {
  const moved = { ...orderThatIs('authorized'), shipTo: { ...shipTo, city: 'Graz' } } as Order;
  for (const remembered of [orderThatIs('reserved'), orderThatIs('claimed')]) {
    const { state, attempt } = world(moved, {}, remembered);
    expect(await attempt(bookShipment.do)).toMatchObject({ kind: 'done' });
    expect(state.given).toMatchObject([{ shipTo: { city: 'Graz' } }]);
  }
});

test.each([
  ['claimed', ['stock_released']],
  ['noted', ['payment_released', 'stock_released']],
  ['authorized', ['shipment_cancelled', 'payment_released', 'stock_released']],
] as const)(
  'a run that undoes every step of an order that was %s names only what can have been begun',
  async (from, words) => {
    const undone = ['undo-book-shipment', 'undo-authorize-payment', 'undo-reserve-stock'];
    const { state, attempt } = world(beingUndone(orderThatIs(from)));
    await attempt(orderLedger.fail as Activity<OrderRun, void>, { failure, undone });
    expect(state.event).toMatchObject({ type: 'order.failed', data: { undone: words } });
    const cancelled = cancel(orderThatIs(from), { at });
    if (cancelled.kind !== 'changed') throw new Error('it can not be cancelled');
    const other = world(cancelled.order);
    await other.attempt(orderLedger.fail as Activity<OrderRun, void>, { failure: CANCELLED, undone });
    expect(other.state.event).toMatchObject({ type: 'order.cancelled', data: { undone: words } });
  },
);

describe('a payment that needs its payer', () => {
  const payerNeeded = (url = 'https://bank.example/1') => ({ kind: 'payer_needed', url });
  const action = { type: 'redirect', url: 'https://bank.example/1', expiresAt: '1970-01-01T00:30:00.000Z' } as const;
  const awaiting = () => {
    const decision = awaitPayment(orderThatIs('noted'), action, step);
    if (decision.kind !== 'changed') throw new Error(decision.kind);
    return decision.order;
  };
  const hasWaited = { hasWaited: true } as const;
  const waits = { kind: 'waiting', until: action.expiresAt };

  test('is noted on the order with its page and deadline, and its saga waits', async () => {
    const { state, attempt } = world(orderThatIs('noted'), { authorize: payerNeeded() });
    const outcome = await attempt(authorizePayment.do);
    expect(outcome).toEqual(waits);
    expect(authorizePayment.do.output.parse(JSON.parse(JSON.stringify(outcome)))).toEqual(outcome);
    expect(state.order).toMatchObject({ status: 'awaiting_payment', payment: { id: 'pi_1', action } });
  });

  test('is only looked up from then on, because another authorization would make the page useless', async () => {
    const { state, attempt } = world(awaiting(), { check: payerNeeded() });
    for (const again of [hasWaited, {}]) expect(await attempt(authorizePayment.do, again)).toEqual(waits);
    expect(state).toMatchObject({ asked: ['check', 'check'], writes: 0 });
  });

  test('is looked up too if this process remembers the order from before, or as it was before it was cancelled', async () => {
    const before = world(awaiting(), { check: payerNeeded() }, orderThatIs('noted'));
    expect(await before.attempt(authorizePayment.do, hasWaited)).toEqual(waits);
    expect(before.state.asked).toEqual(['check']);
    const cancelled = cancel(awaiting(), { at });
    if (cancelled.kind !== 'changed') throw new Error('it can not be cancelled');
    const after = world(cancelled.order, { check: payerNeeded() }, awaiting());
    expect(await after.attempt(authorizePayment.do, hasWaited)).toEqual({ kind: 'turned_back', failure: CANCELLED });
    expect(after.state.asked).toEqual([]);
  });

  test('goes on when the payer has confirmed it, also after the deadline', async () => {
    for (const minutes of [1, 31]) {
      const { state, attempt } = world(awaiting());
      state.now = new Date(minutes * 60_000);
      expect(await attempt(authorizePayment.do, hasWaited)).toMatchObject({ kind: 'done' });
      expect(state.order).toMatchObject({ status: 'authorized', payment: { id: 'pi_1' } });
    }
  });

  test('fails after the deadline, and is undone, so that nobody can confirm it any more', async () => {
    const { state, attempt } = world(awaiting(), { check: payerNeeded() });
    state.now = new Date(Date.parse(action.expiresAt) - 1);
    expect(await attempt(authorizePayment.do, hasWaited)).toEqual(waits);
    state.now = new Date(action.expiresAt);
    const outcome = await attempt(authorizePayment.do, hasWaited);
    expect(outcome).toMatchObject({ kind: 'refused', code: 'payment_not_confirmed', undo: true });
    state.order = beingUndone(state.order);
    await attempt(authorizePayment.undo);
    expect(state.asked.at(-1)).toBe('release');
  });

  test('that nobody can confirm is declined, and undone, because the provider still waits for the payer', async () => {
    const { attempt } = world(orderThatIs('noted'), {
      authorize: { kind: 'declined', code: 'authentication_required' },
    });
    expect(await attempt(authorizePayment.do)).toMatchObject({ code: 'payment_declined', undo: true });
  });

  test('that the payer refused is declined, and undone, because they know the payment', async () => {
    const { attempt } = world(awaiting(), { check: { kind: 'declined', code: 'x' } });
    expect(await attempt(authorizePayment.do, hasWaited)).toMatchObject({ code: 'payment_declined', undo: true });
  });

  test('is all that was begun besides the stock, if every step is undone', async () => {
    const undone = ['undo-book-shipment', 'undo-authorize-payment', 'undo-reserve-stock'];
    const { state, attempt } = world(beingUndone(awaiting()));
    await attempt(orderLedger.fail as Activity<OrderRun, void>, { failure, undone });
    expect(state.event).toMatchObject({ data: { undone: ['payment_released', 'stock_released'] } });
  });

  test('is not noted on an order that was cancelled meanwhile', async () => {
    const { state, attempt } = world(orderThatIs('noted'), { authorize: payerNeeded() });
    const acting = attempt(authorizePayment.do);
    const decision = cancel(state.order, { at });
    if (decision.kind !== 'changed') throw new Error('it can not be cancelled');
    state.order = decision.order;
    expect(await acting).toEqual({ kind: 'turned_back', failure: CANCELLED });
    expect(state.order.status).toBe('cancelling');
  });
});

describe('an order that a rule has selected', () => {
  const hourMs = 3_600_000;
  const screening = (changes: object = {}) => ({
    ...{ state: 'held', rules: ['big'], since: at.toISOString(), until: new Date(48 * hourMs).toISOString() },
    ...{ onDeadline: 'reject', ...changes },
  });
  const screened = (changes: object = {}) => ({ ...orderThatIs('authorized'), screening: screening(changes) }) as Order;

  test.each(['required', 'held'])('waits while it is %s: nothing is booked', async (state) => {
    const { state: told, attempt } = world(screened({ state }));
    expect(await attempt(bookShipment.do)).toEqual({ kind: 'waiting', until: new Date(48 * hourMs).toISOString() });
    expect(told.asked).toEqual([]);
  });

  test('is booked at once if the verdict came before its turn, whatever this process remembers', async () => {
    const { state, attempt } = world(screened({ state: 'released' }), {}, screened({ state: 'required' }));
    expect(await attempt(bookShipment.do)).toMatchObject({ kind: 'done' });
    expect(state.asked).toEqual(['book']);
  });

  test('is decided by the deadline: rejected and undone, or released and booked', async () => {
    const rejected = world(screened());
    rejected.state.now = new Date(48 * hourMs);
    expect(await rejected.attempt(bookShipment.do, { hasWaited: true })).toMatchObject({
      kind: 'turned_back',
      failure: { code: 'screening_rejected' },
    });
    const released = world(screened({ onDeadline: 'release' }));
    released.state.now = new Date(48 * hourMs);
    expect(await released.attempt(bookShipment.do, { hasWaited: true })).toMatchObject({ kind: 'done' });
    expect(released.state.asked).toEqual(['book']);
  });

  const longAgo = () => {
    const released = world(screened({ state: 'released' }), { open: { kind: 'opened', id: 'pi_2' } });
    released.state.now = new Date(7 * 24 * hourMs);
    return released;
  };

  test('is authorized again if its authorization has ended: the old one is cancelled before the new one', async () => {
    const { state, attempt } = longAgo();
    expect(await attempt(bookShipment.do)).toMatchObject({ kind: 'done' });
    expect(state.asked).toEqual(['open', 'release', 'authorize', 'book']);
    expect(state.given).toEqual([expect.objectContaining({ renewal: 1 }), 'pi_1', 'pi_2', expect.anything()]);
    expect(state.order).toMatchObject({ status: 'booked', payment: { id: 'pi_2', renewal: { replaces: 'pi_1' } } });
  });

  test('continues a renewal that was interrupted with the payment that it noted', async () => {
    const { state, attempt } = longAgo();
    const payment = { id: 'pi_9', renewal: { count: 1, replaces: 'pi_1' } };
    state.order = { ...state.order, payment } as Order;
    state.remembered = state.order;
    await attempt(bookShipment.do);
    expect(state.asked).toEqual(['release', 'authorize', 'book']);
    expect(state.given.slice(0, 2)).toEqual(['pi_1', 'pi_9']);
  });

  test('keeps its authorization if the provider takes the card only once: the capture decides', async () => {
    const { state } = longAgo();
    const once = world(state.order, { open: { kind: 'declined', code: 'unknown_payment_method' } });
    once.state.now = state.now;
    expect(await once.attempt(bookShipment.do)).toMatchObject({ kind: 'done' });
    expect(once.state.asked).toEqual(['open', 'book']);
    expect(once.state.order).toMatchObject({ status: 'booked', payment: { id: 'pi_1' } });
  });

  test('fails if it can’t be authorized again, and both payments are cancelled', async () => {
    const { state } = longAgo();
    const declined = world(state.order, {
      open: { kind: 'opened', id: 'pi_2' },
      authorize: { kind: 'declined', code: 'expired_card' },
    });
    declined.state.now = state.now;
    expect(await declined.attempt(bookShipment.do)).toMatchObject({
      kind: 'refused',
      code: 'payment_declined',
      undo: true,
    });
    declined.state.order = beingUndone(declined.state.order);
    declined.state.given.length = 0;
    await declined.attempt(authorizePayment.undo);
    expect(declined.state.given).toEqual(['pi_1', 'pi_2']);
  });
});
