import type { OrderRef } from '../domain/ids.ts';

/** An order that a run of its saga has, with the instance of that run. */
export interface WorkingOrder extends OrderRef {
  instance: string;
  run: string;
}

/** Finds the orders that a saga works on. */
export interface WorkingOrders {
  /**
   * Lists orders whose saga is in the task hub `hub`, and that have not changed since `before`: at the end those that
   * wait for their payer or for a verdict. Their sagas wait for somebody or something, or are lost.
   */
  listQuiet(query: { hub: string; before: Date; limit: number }): Promise<WorkingOrder[]>;
}
