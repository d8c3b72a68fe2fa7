import type { Act, ActEnd } from '../domain/act.ts';

/** That an act began, or how it ended. */
export interface ActNews {
  /** Of its document, with its logical partition. */
  id: string;
  /** When it was stored, in whole seconds since the epoch. */
  storedAt: number;
  act: Act;
  outcome: 'begun' | ActEnd['outcome'];
}

/** A document among the records that is no act and no part of one, or that this version can't read. */
export interface OtherNews {
  /** As of news. */
  id: string;
  storedAt: number;
  outcome: 'unreadable';
}

export interface ActPage {
  /** The earliest first. */
  news: ActNews[];
  others: OtherNews[];
  /** When the last record was stored, of either kind. Missing if there was none. */
  lastAt?: number;
  /** It has as many records as were asked for: there can be more. */
  isFull: boolean;
}

export interface NewActs {
  /** What was stored at that second or later, of the earliest `limit` records. */
  listSince(second: number, limit: number): Promise<ActPage>;
}
