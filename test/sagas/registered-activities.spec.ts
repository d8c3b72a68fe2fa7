import { expect, test } from 'vitest';
import { orderLedger } from '../../orchestrations/order-ledger.ts';
import { OrderSagaInput } from '../../orchestrations/order-run.ts';
import { orderSaga } from '../../orchestrations/order-saga.ts';
import { listActivities } from '../../orchestrations/register.ts';
import { saga } from '../../orchestrations/saga.ts';
import { sagas } from '../../orchestrations/sagas.ts';
import { bookShipment } from '../../orchestrations/steps/book-shipment.ts';
import { confirmOrder } from '../../orchestrations/steps/confirm-order.ts';
import { failingSteps } from '../../shared/domain/order-failure.ts';

const policy = { attempts: 1, firstDelayMs: 1, maxDelayMs: 1 };

test('every activity that a saga may call is registered: each step, its undo, the final steps and the ledger', () => {
  const names = listActivities(sagas).map(({ name }) => name);
  for (const step of failingSteps) {
    expect(names).toEqual(expect.arrayContaining([step, `undo-${step}`]));
  }
  const notes = [
    'capture-and-confirm',
    'claim-order',
    'compensate-order',
    'fail-order',
    'mark-order-stuck',
    'mark-order-resumed',
  ];
  expect(names).toEqual(expect.arrayContaining(['confirm-order', ...notes]));
});

test('a body can run only what its saga declares, and a final step only after the commit', () => {
  const shipping = saga({
    name: 'shipping',
    version: '1.0',
    input: OrderSagaInput,
    ledger: orderLedger,
    steps: { bookShipment },
    finalSteps: { confirmOrder },
    *body(order, { steps, commit }) {
      yield* steps.bookShipment(order);
      // @ts-expect-error: it is not declared, so it would not be registered
      yield* steps.capturePayment(order);
      // @ts-expect-error: it can't be undone
      yield* steps.confirmOrder(order);
      // @ts-expect-error: this is not the input of the step
      yield* commit().confirmOrder({ orderId: order.orderId });
    },
  });
  expect(
    shipping.orchestrator({
      act: policy,
      finish: policy,
      stuckDelayMs: 1,
      stuckLookMs: 1,
      outageMs: 0,
      outageDelayMs: 60_000,
    }),
  ).toBeTypeOf('function');
});

test('a step that several sagas share is registered once', () => {
  const names = listActivities([orderSaga, { ...orderSaga, name: 'another-saga' }]).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test('two activities with the same name are refused, because Durable Functions would confuse them', () => {
  const others = orderSaga.activities.map((activity) => ({ ...activity }));
  const confused = { ...orderSaga, activities: [...orderSaga.activities, ...others] };
  expect(() => listActivities([confused])).toThrow('two activities have the name');
});
