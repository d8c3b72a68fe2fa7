import type { Found } from '../domain/comparison.ts';
import type { Finding, Subject } from '../domain/finding.ts';
import type { OrderId, OrderRef } from '../domain/ids.ts';
import type { Order } from '../domain/order.ts';
import type { ReconciliationRun } from '../domain/reconciliation-run.ts';

/** The progress and the findings of the comparison with the providers. */
export interface Reconciliation {
  /**
   * Runs that are not done, the oldest first, and the ids of those that are damaged: `saveRun` may replace these. What a newer
   * version of the app wrote is left to it.
   */
  listOpenRuns(): Promise<{ runs: ReconciliationRun[]; damaged: string[] }>;
  addRun(run: ReconciliationRun): Promise<void>;
  /** Writes the run, unless another process has written it since it was read or written here. */
  saveRun(run: ReconciliationRun): Promise<{ isSaved: boolean }>;

  findFinding(id: string): Promise<Finding | undefined>;
  /** Findings to compare again, those that are due longest first. One that is damaged is reported and left out. */
  listDue(before: Date, limit: number): Promise<Finding[]>;
  countOpen(): Promise<number>;
  /** Writes it, unless somebody has changed it since it was read here. */
  saveFinding(finding: Finding): Promise<void>;
  forgetFinding(id: string): Promise<void>;
}

/** Our books of all partners, for the comparison. */
export interface OrderBooks {
  /** Orders by their id. One that can't be read by this version of the app is `newer`; one that doesn't exist is left out. */
  find(refs: readonly OrderRef[]): Promise<ReadonlyMap<OrderId, Found<Order>>>;
  /** The same, where the provider's record names no partner. */
  findById(orderIds: readonly OrderId[]): Promise<ReadonlyMap<OrderId, Found<Order>>>;
  /** What orders and refunds say the providers must have, by creation: a page of those after a position. */
  listExpected(page: {
    after: string;
    before: Date;
    limit: number;
  }): Promise<{ expected: { subject: Subject; order: Order }[]; next: string | undefined }>;
}
