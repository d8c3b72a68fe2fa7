import type { HousekeepingRequest, HousekeepingState, HousekeepingTask } from '../domain/housekeeping.ts';

export interface HousekeepingAdmin {
  find(task: HousekeepingTask): Promise<HousekeepingState | undefined>;
  /** Asks the app for a round. @returns false if another one is asked for already */
  request(task: HousekeepingTask, request: HousekeepingRequest): Promise<boolean>;
}
