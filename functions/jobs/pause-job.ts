import { goOn, type Job, type SliceOutcome } from '../../shared/domain/job.ts';
import type { HeldJob } from './held-job.ts';

/** How often a job that pauses says that it is alive. */
const SIGN_EVERY_MS = 120_000;

/** Ends a slice of a job that has to wait, and is not lost. */
export async function pauseJob<J extends Job>(held: HeldJob<J>, ms: number, now: Date): Promise<SliceOutcome> {
  if (now.getTime() - Date.parse(held.job.updatedAt) >= SIGN_EVERY_MS) {
    await held.advance((job) => goOn(job, now) as J);
  }
  return { kind: 'wait', ms, isClaimed: true };
}
