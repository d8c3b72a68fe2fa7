import { z } from 'zod';
import type { Carrier } from '../shared/ports/carrier.ts';
import type { Clock } from '../shared/ports/clock.ts';
import type { Orders } from '../shared/ports/orders.ts';
import type { Payments } from '../shared/ports/payments.ts';
import type { Stock } from '../shared/ports/stock.ts';

/** What activities work with; given to them when they are registered. */
export interface SagaPorts {
  orders: Orders;
  stock: Stock;
  payments: Payments;
  carrier: Carrier;
  clock: Clock;
}

/** The role of an activity in its saga: work, the undo of work, or a note in the saga's own records. */
export type Role = { kind: 'step' | 'compensation'; step: string } | { kind: 'note' };

/**
 * Something that a saga asks for and that may run more than once. Input and output are parsed on both sides,
 * because they come back out of a history that an earlier version of the code may have written.
 */
export interface Activity<I, O> {
  name: string;
  role: Role;
  input: z.ZodType<I>;
  output: z.ZodType<O>;
  handler(input: I, ports: SagaPorts): Promise<O>;
}

export const Nothing = z.unknown().transform((): void => undefined);

export function defineActivity<I, O>(
  name: string,
  input: z.ZodType<I>,
  output: z.ZodType<O>,
  handler: (input: I, ports: SagaPorts) => Promise<O>,
  role: Role = { kind: 'note' },
): Activity<I, O> {
  return { name, role, input, output, handler };
}
