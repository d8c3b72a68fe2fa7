import { z } from 'zod';
import { OrderRef } from '../shared/domain/ids.ts';

/**
 * The input of the order saga: the order, and the trace that it belongs to. A saga that an earlier version started has
 * no trace.
 */
export const OrderSagaInput = OrderRef.extend({ traceparent: z.string().optional() });
export type OrderSagaInput = z.infer<typeof OrderSagaInput>;

/** One run of the order saga on one order, with the Durable Functions instance that it is, the version of
 * its body and its task hub. */
export const OrderRun = OrderSagaInput.extend({
  run: z.string(),
  instance: z.string().optional(),
  version: z.string().optional(),
  hasWaited: z.literal(true).optional(),
  hub: z.string().optional(),
});
export type OrderRun = z.infer<typeof OrderRun>;
