import { z } from 'zod';
import type { Carrier } from '../shared/ports/carrier.ts';
import type { Clock } from '../shared/ports/clock.ts';
import type { Orders } from '../shared/ports/orders.ts';
import type { Payments } from '../shared/ports/payments.ts';
import type { Refunds } from '../shared/ports/refunds.ts';
import type { Stock } from '../shared/ports/stock.ts';

/** The ports that activities use. They get them when they are registered. */
export interface SagaPorts {
  orders: Orders;
  refunds: Refunds;
  stock: Stock;
  payments: Payments;
  carrier: Carrier;
  clock: Clock;
  /** How long an order waits for somebody. */
  deadlines: { payerMs: number; authorizationMs: number };
}

/** What an activity does for its saga: a step, the undo of a step, or a note in the saga's own records. */
export type Role = { kind: 'step' | 'compensation'; step: string } | { kind: 'note' };

/**
 * Work that a saga requests and that may run more than once. Input and output are parsed on both sides, because an
 * earlier version of the code may have written them into the history.
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
