import type { Asking, Feature, SwitchedOff } from '../domain/switched-off.ts';

/** How long it can take until every process notices a switch, in seconds. */
export const SWITCHES_REMEMBERED_SECONDS = 10;

export interface StoredSwitches {
  /** Those that are stored, ended ones too. */
  off: readonly SwitchedOff[];
  /** What is wrong with those that can't be read, one text for each. They switch nothing off. */
  unreadable: readonly string[];
  /** False if nothing can be read: each process goes on with what it last knew. */
  isKnown: boolean;
}

/** Features that operators have switched off, as data. */
export interface FeatureSwitches {
  /**
   * Whether one of the features is off now, by what is at most `SWITCHES_REMEMBERED_SECONDS` old. If the switches can't be
   * read, what was last known holds, and if nothing is known, all is on.
   *
   * @returns in how many seconds to ask again, or undefined if all are on
   */
  findWait(features: readonly Feature[], partner: Asking): Promise<{ feature: Feature; seconds: number } | undefined>;
  read(): Promise<StoredSwitches>;
  /**
   * Writes what `decide` makes of the stored ones. If another writer is faster, `decide` runs again. What can't be read is
   * gone afterwards.
   *
   * @throws Unavailable if only a newer version of the app can read all of them
   */
  change(
    decide: (off: readonly SwitchedOff[], unreadable: readonly string[]) => readonly SwitchedOff[],
  ): Promise<readonly SwitchedOff[]>;
}
