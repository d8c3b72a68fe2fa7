import { expect, test } from 'vitest';
import { refundSaga } from '../../orchestrations/refund-saga.ts';
import { toRetryPolicies } from '../../orchestrations/retry.ts';
import { waiting } from '../../orchestrations/step.ts';
import { orderIdFor, PartnerId, refundIdFor } from '../../shared/domain/ids.ts';
import { RESUME } from '../../shared/domain/saga-instance.ts';
import { DurableRun } from './durable-run.ts';
import { play } from './play.ts';

const orderId = orderIdFor(PartnerId.parse('acme'), 'k');
const input = { partnerId: 'acme', orderId, refundId: refundIdFor(orderId, 'r'), start: 's' };
const policies = toRetryPolicies({
  ...{ stepAttempts: 3, finishAttempts: 2, firstDelayMs: 1, maxDelayMs: 10, stuckDelayMs: 1_000, stuckLookMs: 100 },
  ...{ outageMs: 1_000, outageDelayMs: 100 },
});
const run = (answers: Record<string, unknown>) => {
  const { calls, result } = play(refundSaga.orchestrator(policies), input, answers);
  return { names: calls.map(({ name }) => name), result };
};

test('the shipment is stopped before the money goes back, and the units are back on sale last', () => {
  expect(run({})).toEqual({
    names: ['take-shipment-back', 'refund-payment', 'restock-refund'],
    result: { status: 'completed' },
  });
});

test('a step that can’t be done is tried until it can, and operators see it meanwhile', () => {
  const down = new Error('[error] provider down');
  const { names, result } = run({ 'refund-payment': [down, undefined], 'look-for-refund-resume': { requested: 3 } });
  expect(names).toEqual([
    ...['take-shipment-back', 'refund-payment', 'mark-refund-stuck', 'look-for-refund-resume'],
    ...['refund-payment', 'mark-refund-resumed', 'restock-refund'],
  ]);
  expect(result).toEqual({ status: 'completed' });
});

test('a run that waits ends when another run has finished the refund', () => {
  const down = new Error('[error] provider down');
  const { result } = run({ 'refund-payment': down, 'look-for-refund-resume': 'superseded' });
  expect(result).toEqual({ status: 'superseded' });
});

test('a refund that the provider finishes in a month is looked at now and then, and each look leaves a few lines of history', async () => {
  const DAY = 86_400_000;
  const looks: number[] = [];
  let isSettled = false;
  const saga = refundSaga.orchestrator({ ...policies, outageDelayMs: 60_000 });
  const run = new DurableRun(
    saga,
    input,
    (name) => {
      if (name !== 'refund-payment') return { kind: 'done' };
      looks.push(run.now);
      return isSettled ? { kind: 'done' } : waiting(new Date(run.now + DAY));
    },
    Date.parse('2026-01-01T00:00:00Z'),
  );
  await run.start();
  const [first = 0] = looks;
  while (run.now < first + 30 * DAY) await run.fire();
  expect(looks[1]).toBeLessThanOrEqual(first + 90_000);
  expect(looks.length).toBeLessThan(45);
  expect(run.history.length).toBeLessThan(300);
  expect(run.called.filter((name) => name !== 'refund-payment')).toEqual(['take-shipment-back']);

  // The provider's event, or an operator.
  isSettled = true;
  await run.raise(RESUME);
  expect(run).toMatchObject({ isDone: true, output: { status: 'completed' }, timers: [] });
  expect(run.called.at(-1)).toBe('restock-refund');
});
