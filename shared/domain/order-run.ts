import type { OpenOrder, Order } from './order.ts';
import type { Failure } from './order-failure.ts';
import type { OpenSaga } from './order-saga-state.ts';

/** Checks which run of the saga has an order, and in which state. Each check narrows the order's type. */

type SagaOf<S extends OpenSaga['status']> = { saga: Extract<OpenSaga, { status: S }> };

export function hasSagaStatus<S extends OpenSaga['status']>(order: Order, status: S): order is OpenOrder & SagaOf<S> {
  return order.saga.status === status;
}

/** The run has the order, whatever the saga's status is. */
export function isOf(order: Order, run: string): order is Order & { saga: { run: string } } {
  return order.saga.status !== 'waiting' && order.saga.run === run;
}

/** The run still has the order, and goes forward with it. */
export function isRunning(order: Order, { run }: { run: string }): order is OpenOrder & SagaOf<'running'> {
  return hasSagaStatus(order, 'running') && order.saga.run === run;
}

/** The run still has the order and does not undo it: it goes forward, or tries to after it was stuck. */
export function isGoingForward(
  order: Order,
  { run }: { run: string },
): order is OpenOrder & SagaOf<'running' | 'stuck'> {
  return isRunning(order, { run }) || (hasSagaStatus(order, 'stuck') && isOf(order, run) && !failureOf(order));
}

/** Why the order is being undone, if it is. */
export function failureOf(order: OpenOrder): Failure | undefined {
  return 'failure' in order.saga ? order.saga.failure : undefined;
}

/** The state of a run that continues: forward, or with the undo if there is a failure. */
export function continueRun(run: string, failure: Failure | undefined): OpenSaga {
  return failure === undefined ? { status: 'running', run } : { status: 'compensating', run, failure };
}
