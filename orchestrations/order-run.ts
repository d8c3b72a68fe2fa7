import { z } from 'zod';
import { OrderRef } from '../shared/domain/ids.ts';

/** One run of the order saga on one order. */
export const OrderRun = OrderRef.extend({ run: z.string() });
export type OrderRun = z.infer<typeof OrderRun>;
