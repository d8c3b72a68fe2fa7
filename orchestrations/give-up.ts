import type { Order } from '../shared/domain/order.ts';
import { hasSagaStatus } from '../shared/domain/order-run.ts';
import { type Outcome, superseded } from './step.ts';

/** Why a run can't go forward with an order: the order is being undone by this run, or another run has it. */
export function giveUp(
  order: Order,
  { run }: { run: string },
): Extract<Outcome<never>, { kind: 'turned_back' | 'superseded' }> {
  const isBack = hasSagaStatus(order, 'compensating') && order.saga.run === run;
  return isBack ? { kind: 'turned_back', failure: order.saga.failure } : superseded;
}
