import type { Asking, Feature, SwitchedOff } from '../domain/switched-off.ts';

/** How long it can take until every process notices a switch, in seconds. */
export const SWITCHES_REMEMBERED_SECONDS = 10;

/** Features that operators have switched off, as data. */
export interface FeatureSwitches {
  /**
   * Whether one of the features is off now, by what is at most `SWITCHES_REMEMBERED_SECONDS` old. If the switches can't be
   * read, what was last known holds, and if nothing is known, all is on.
   *
   * @returns in how many seconds to ask again, or undefined if all are on
   */
  findWait(features: readonly Feature[], partner: Asking): Promise<{ feature: Feature; seconds: number } | undefined>;
  /** Those that are stored, ended ones too. */
  read(): Promise<readonly SwitchedOff[]>;
  /** Writes what `decide` makes of the stored ones. If another writer is faster, `decide` runs again. */
  change(decide: (all: readonly SwitchedOff[]) => readonly SwitchedOff[]): Promise<readonly SwitchedOff[]>;
}
