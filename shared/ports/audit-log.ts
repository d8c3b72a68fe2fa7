import type { RecordedAct } from '../domain/act.ts';
import type { ActRecords } from './act-records.ts';

export interface ActFilter {
  /** Those that changed this order, or that name it. */
  orderId?: string;
  /** The object id of who did it, or a part of the name. */
  by?: string;
  since?: Date;
  /** With every change. Else an act of very many has only the first, and those of the order that is asked for. */
  allChanges?: boolean;
}

/** What operators and the merchant's own systems did. */
export interface AuditLog extends ActRecords {
  /** The newest first, at most `limit`. */
  list(filter: ActFilter, limit: number): Promise<RecordedAct[]>;
}
