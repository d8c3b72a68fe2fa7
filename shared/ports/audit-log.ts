import type { Act, ActEnd, RecordedAct } from '../domain/act.ts';

export interface ActFilter {
  /** Those that changed this order, or that name it. */
  orderId?: string;
  /** The operator's object id, or a part of the name. */
  by?: string;
  since?: Date;
}

/** What operators did. Records are only ever added: nobody's role allows more. */
export interface AuditLog {
  /** Notes that an act begins. Nothing is done that can't be noted. */
  begin(act: Act): Promise<void>;

  end(act: Act, end: ActEnd): Promise<void>;

  /** The newest first, at most `limit`. */
  list(filter: ActFilter, limit: number): Promise<RecordedAct[]>;
}
