import type { HousekeepingPart } from '../../shared/domain/housekeeping.ts';

/** What a part of a round has done so far. Its functions add to it. */
export interface TaskCounts extends Pick<HousekeepingPart, 'done' | 'failed'> {
  found: string[];
}

export const startCounts = (): TaskCounts => ({ done: 0, failed: 0, found: [] });
