import type { HousekeepingState, HousekeepingTask } from '../domain/housekeeping.ts';

/** What each task of housekeeping has done, in a document for all instances. */
export interface Housekeeping {
  /**
   * Changes the state of a task by `decide`, which runs again if another writer was faster. It returns the same state to
   * change nothing.
   */
  change(task: HousekeepingTask, decide: (state: HousekeepingState) => HousekeepingState): Promise<HousekeepingState>;
}
