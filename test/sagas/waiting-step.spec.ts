import { expect, test } from 'vitest';
import { orderSaga } from '../../orchestrations/order-saga.ts';
import { waiting } from '../../orchestrations/step.ts';
import { orderIdFor, PartnerId } from '../../shared/domain/ids.ts';
import { RESUME } from '../../shared/domain/saga-instance.ts';
import { DurableRun } from './durable-run.ts';

const partnerId = PartnerId.parse('acme');
const order = { partnerId, orderId: orderIdFor(partnerId, 'po-1') };
const policy = { attempts: 3, firstDelayMs: 1_000, maxDelayMs: 8_000 };
const saga = orderSaga.orchestrator({
  ...{ act: policy, finish: policy, stuckDelayMs: 900_000, stuckLookMs: 180_000 },
  ...{ outageMs: 600_000, outageDelayMs: 60_000 },
});
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const START = Date.parse('2026-01-01T00:00:00Z');
const done = { kind: 'done' };
const cancelled = { code: 'cancelled', message: 'You cancelled the order.', step: 'cancel-order' };

/** The saga with Durable's library; a step or the pivot waits until `outcome` says something else. */
async function begin(
  step: 'authorize-payment' | 'capture-and-confirm',
  until: number,
  meanwhile: (run: DurableRun) => void = () => undefined,
) {
  const state = { outcome: waiting(new Date(START + until)) as object, runs: [] as number[] };
  const answer = (name: string) => {
    if (name !== step) return done;
    if (state.runs.length === 0) meanwhile(run);
    state.runs.push(run.now - START);
    return state.outcome;
  };
  const run = new DurableRun(saga, order, answer, START);
  await run.start();
  return { run, state };
}

test.each(['authorize-payment', 'capture-and-confirm'] as const)(
  '%s waits until something happens to the order, and leaves no timer',
  async (step) => {
    const { run, state } = await begin(step, DAY);
    expect(run.timers).toHaveLength(1);
    state.outcome = done;
    await run.raise(RESUME);
    expect(run).toMatchObject({ isDone: true, output: { status: 'completed' }, timers: [] });
    expect(run.called.filter((name) => name === step)).toHaveLength(2);
  },
);

test('a lost nudge costs time only: the step runs now and then, and at its time', async () => {
  const { run, state } = await begin('authorize-payment', 30 * MINUTE);
  while ((state.runs.at(-1) ?? 0) < 30 * MINUTE) await run.fire();
  const waits = state.runs.slice(1).map((at, n) => at - (state.runs[n] ?? 0));
  expect(waits[0]).toBeLessThanOrEqual(1.5 * MINUTE);
  expect(state.runs.at(-1)).toBe(30 * MINUTE);
  expect(state.runs.length).toBeLessThan(10);
  const isLate = state.runs.slice(1, -1).some((at, n) => (waits[n + 1] ?? 0) > at);
  expect(isLate).toBe(false);
});

test('a wait of a week is a short history, and each of its timers is one timer', async () => {
  const { run, state } = await begin('capture-and-confirm', 7 * DAY);
  const before = run.history.length;
  while ((state.runs.at(-1) ?? 0) < 7 * DAY) await run.fire();
  expect(state.runs.at(-1)).toBe(7 * DAY);
  expect(run.history.length - before).toBeLessThan(150);
  const waits = state.runs.slice(1).map((at, n) => at - (state.runs[n] ?? 0));
  expect(Math.max(...waits)).toBeLessThanOrEqual(DAY);
});

test('if the clock of a step is behind, the saga does not run it again and again', async () => {
  const { run, state } = await begin('authorize-payment', 0);
  await run.fire();
  expect(state.runs).toEqual([0, 1_000]);
});

test('each event runs the step once, and one timer runs', async () => {
  const { run, state } = await begin('authorize-payment', DAY);
  await run.raise(RESUME);
  await run.raise(RESUME);
  expect(state.runs).toHaveLength(3);
  expect(run.timers).toHaveLength(1);
});

test('an event that arrives while the step runs is not lost: the step runs again', async () => {
  const { run, state } = await begin('authorize-payment', DAY, (run) => run.early.push(RESUME));
  expect(state.runs).toHaveLength(2);
  expect(run.timers).toHaveLength(1);
});

test.each(['authorize-payment', 'capture-and-confirm'] as const)(
  'a cancellation interrupts the wait of %s, and everything that was begun is undone',
  async (step) => {
    const { run, state } = await begin(step, DAY);
    state.outcome = { kind: 'turned_back', failure: cancelled };
    await run.raise(RESUME);
    expect(run).toMatchObject({ isDone: true, output: { status: 'failed', failure: cancelled }, timers: [] });
    const undos = ['undo-authorize-payment', 'undo-reserve-stock', 'fail-order'];
    expect(run.called.slice(-undos.length)).toEqual(undos);
  },
);

test('the step refuses when its time is over, and everything is undone', async () => {
  const { run, state } = await begin('authorize-payment', 1_000);
  state.outcome = { kind: 'refused', code: 'payment_declined', message: 'too late', undo: true };
  await run.fire();
  expect(run.called.slice(-4)).toEqual([
    ...['compensate-order', 'undo-authorize-payment', 'undo-reserve-stock', 'fail-order'],
  ]);
});
