import type { Act, ActEnd } from '../domain/act.ts';

/** That an act began, or how it ended. */
export interface ActNews {
  /** Of its document. */
  id: string;
  /** When it was stored, in whole seconds since the epoch. */
  storedAt: number;
  act: Act;
  outcome: 'begun' | ActEnd['outcome'];
}

export interface ActPage {
  /** The earliest first. An unreadable record is left out. */
  news: ActNews[];
  /** When the last record was stored, also if it is unreadable. Missing if there was none. */
  lastAt?: number;
  /** It has as many records as were asked for, with the unreadable ones: there can be more. */
  isFull: boolean;
}

export interface NewActs {
  /** What was stored at that second or later, of the earliest `limit` records. */
  listSince(second: number, limit: number): Promise<ActPage>;
}
