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

/** A document among the records that is no act, and no part of one. Nobody's role can delete it. */
export interface OtherRecord {
  month: string;
  id: string;
  /** `newer`: a newer version of the app wrote it. `added`: it looks like a record of an act, and is none of its own. */
  fault: 'unreadable' | 'newer' | 'added';
  /** The act that one that was added pretends to be of. */
  actId?: string;
}

/** What operators and the merchant's own systems did. */
export interface AuditLog extends ActRecords {
  /** The newest first, at most `limit`; and what else was found among their records, which never hides or changes an act. */
  list(filter: ActFilter, limit: number): Promise<{ acts: RecordedAct[]; others: OtherRecord[] }>;
}
