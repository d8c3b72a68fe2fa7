import { expect, test } from 'vitest';
import type { SagaPorts } from '../../orchestrations/activity.ts';
import { authorizePayment } from '../../orchestrations/steps/authorize-payment.ts';
import { claim, notePayment, reserve } from '../../shared/domain/order-changes.ts';
import { orderInMemory, run } from './order-in-memory.ts';

const at = new Date(0);

/** One order in memory, and payments that count calls. */
function world() {
  const { change, now } = orderInMemory(at);
  const authorized: string[] = [];
  const state = { authorized, change, beforeNoting: async () => undefined as unknown };
  const ports = {
    clock: { now: () => at },
    orders: { get: async () => now(), recall: async () => now(), change },
    payments: {
      async open() {
        await state.beforeNoting();
        return { kind: 'opened', id: 'pi_second' };
      },
      async authorize(id: string) {
        authorized.push(id);
        return { kind: 'done' };
      },
    },
  } as unknown as SagaPorts;
  return { state, ports, now };
}

test('two attempts that run at the same time authorize one payment, and both succeed', async () => {
  const { state, ports, now } = world();
  await state.change(undefined, (order) => claim(order, { run: run.run, at }));
  await state.change(undefined, (order) => reserve(order, { run: run.run, at }));
  // The other attempt records its payment while this one is still creating its own.
  state.beforeNoting = () => state.change(undefined, (order) => notePayment(order, 'pi_first', { run: run.run, at }));

  expect(await authorizePayment.do.handler(run, ports)).toMatchObject({ kind: 'done' });
  expect(state.authorized).toEqual(['pi_first']);
  expect(now()).toMatchObject({ status: 'authorized', payment: { id: 'pi_first' } });
});
