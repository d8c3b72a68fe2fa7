import type { OrderRef } from '../domain/ids.ts';

/** An order that a run of its saga has, with the instance of that run. */
export interface WorkingOrder extends OrderRef {
  instance: string;
  run: string;
}

export interface QuietOrders {
  hub: string;
  before: Date;
  unnotedBefore: Date;
  limit: number;
}

/** Finds the orders that a saga works on. */
export interface WorkingOrders {
  /**
   * Lists orders whose saga is in the task hub `hub`, and that have not changed since `before`: at the end those that
   * wait for their payer or for a verdict. Their sagas wait for somebody or something, or are lost.
   *
   * Release 0.1.0 noted no task hub. Its orders are listed for every hub if they have not changed since `unnotedBefore`,
   * except those that are stuck: their saga waits for an operator, in a hub that nobody knows.
   */
  listQuiet(query: QuietOrders): Promise<WorkingOrder[]>;

  /**
   * Counts orders that were placed before this time, or whose payer acted before it, and whose saga still works on them. It
   * leaves out orders that wait for their payer or an operator, and those that screening has selected.
   */
  countOverdue(before: Date): Promise<number>;
}
