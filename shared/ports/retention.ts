import type { OrderRef } from '../domain/ids.ts';

/** How far the erasure of old orders is, over all partners. */
export interface RetentionPlace {
  /** All orders that last changed by this time are done, but for those that are left. */
  after: string;
  /** They were in progress, or could not be read. */
  left: OrderRef[];
  /** Ids of documents that name no order: an operator has to repair them first. */
  damaged: string[];
}

/** A document whose partner or order has no valid id is among the damaged ones. */
export interface FoundOrders {
  refs: OrderRef[];
  damaged: string[];
}

/** Finds the orders whose recipients' data was kept for long enough. Each is found once, so the cost depends on new ones only. */
export interface Retention {
  readPlace(): Promise<RetentionPlace>;
  writePlace(place: RetentionPlace): Promise<void>;
  /** Orders that last changed after `after` and before `before`, the oldest change first: those of a time all together. */
  list(after: string, before: Date, limit: number): Promise<FoundOrders & { last: string | undefined }>;
  /** Looks at damaged documents again. What is gone is in neither list. */
  readAgain(damaged: readonly string[]): Promise<FoundOrders>;
}
