import type { Cause } from './cause.ts';
import type { OpenOrder, Order } from './order.ts';
import { changeWithEvent, changeWithoutEvent, type Decision, superseded } from './order-decision.ts';
import { isRunning } from './order-run.ts';

/**
 * A step can't be done because of an outage, and the saga waits for its end. The partner sees the delay, and operators
 * see the step, the last error and the next attempt. The next change of the step forgets it.
 */
export function delay(
  order: Order,
  { activity, because, nextAt }: { activity: string; because: Cause; nextAt: Date },
  { run, at }: { run: string; at: Date },
): Decision<OpenOrder> {
  if (!isRunning(order, { run })) return superseded;
  switch (order.status) {
    case 'pending':
    case 'reserved':
    case 'awaiting_payment':
    case 'authorized': {
      const since = order.saga.outage?.since ?? at.toISOString();
      const outage = { at: activity, because, since, nextAt: nextAt.toISOString() };
      const delayed = { ...order, delayed: true, saga: { ...order.saga, outage } } as const;
      if (order.delayed) return changeWithoutEvent('delayAgain', order, delayed);
      return changeWithEvent('delay', order, delayed, at, {});
    }
    case 'booked':
    case 'cancelling':
      return superseded;
  }
}

/** The order without its delay, for the change that ends it. */
export function withoutDelay<O extends OpenOrder>(order: O, run: string) {
  const { delayed: _, saga: __, ...rest } = order;
  return { ...rest, saga: { status: 'running', run } as const };
}
