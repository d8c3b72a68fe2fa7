import { expect, test } from 'vitest';
import type { SagaPorts } from '../../orchestrations/activity.ts';
import { authorizePayment } from '../../orchestrations/steps/authorize-payment.ts';
import { orderIdFor, PartnerId, Sku } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import { claim, type Decision, notePayment, reserve } from '../../shared/domain/order-changes.ts';
import { place } from '../../shared/domain/order-placement.ts';

const at = new Date(0);
const partnerId = PartnerId.parse('acme');
const run = { partnerId, orderId: orderIdFor(partnerId, 'k'), run: 'run-1' };
const price = { amount: 1, currency: 'EUR' as const };
const line = { sku: Sku.parse('MUG-01'), quantity: 1, unitPrice: price, total: price };
const shipTo = { name: 'n', street: 's', city: 'c', postalCode: 'p', country: 'AT' };

/** One order in memory, and payments that count. */
function world() {
  const placed = place(
    { lines: [line], shipTo, paymentMethod: 'pm' },
    { lines: [line], total: price },
    { partnerId, idempotencyKey: 'k', at },
  );
  let order: Order = placed.order;
  const change = async (_: unknown, decide: (order: Order) => Decision) => {
    const decision = decide(order);
    if (decision.kind === 'changed') order = decision.order;
    return { kind: decision.kind, order };
  };
  const authorized: string[] = [];
  const state = { authorized, change, beforeNoting: async () => undefined as unknown };
  const ports = {
    clock: { now: () => at },
    orders: { get: async () => order, change },
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
  return { state, ports, now: () => order };
}

test('two attempts that run at the same time authorize one payment, and both find it done', async () => {
  const { state, ports, now } = world();
  await state.change(undefined, (order) => claim(order, { run: run.run, at }));
  await state.change(undefined, (order) => reserve(order, { run: run.run, at }));
  // The other attempt notes its payment while this one is still opening its own.
  state.beforeNoting = () => state.change(undefined, (order) => notePayment(order, 'pi_first', { run: run.run, at }));

  expect(await authorizePayment.do.handler(run, ports)).toMatchObject({ kind: 'done' });
  expect(state.authorized).toEqual(['pi_first']);
  expect(now()).toMatchObject({ status: 'authorized', payment: { id: 'pi_first' } });
});
