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

export interface NewActs {
  /** What was stored at that second or later, the earliest first, at most `limit`. An unreadable record is left out. */
  listSince(second: number, limit: number): Promise<ActNews[]>;
}
