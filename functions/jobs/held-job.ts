import { isDeepStrictEqual } from 'node:util';
import { claim, type Job, type JobRun, refOf } from '../../shared/domain/job.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { FoundJob, Jobs } from '../../shared/ports/jobs.ts';

type Stored<J extends Job> = Pick<Jobs<J>, 'find' | 'replace'>;

/** A job that a slice works on. Others may ask for its end meanwhile; anything else that they change ends the slice. */
export class HeldJob<J extends Job> {
  readonly #jobs: Stored<J>;
  #found: FoundJob<J>;

  private constructor(jobs: Stored<J>, found: FoundJob<J>) {
    this.#jobs = jobs;
    this.#found = found;
  }

  /** Claims the job for a run; undefined if it has ended, or another run has it. */
  static async claim<J extends Job>(
    run: JobRun,
    { jobs, clock }: { jobs: Stored<J>; clock: Clock },
  ): Promise<HeldJob<J> | undefined> {
    for (;;) {
      const found = await jobs.find(run);
      const job = found && claim(found.job, run, clock.now());
      if (found === undefined || job === undefined) return undefined;
      if (job === found.job) return new HeldJob(jobs, found);
      const etag = await jobs.replace(job, found.etag);
      if (etag !== undefined) return new HeldJob(jobs, { job, etag });
    }
  }

  get job(): J {
    return this.#found.job;
  }

  /**
   * Stores a change. A wish to cancel that came meanwhile is kept, and `change` sees it. A write whose answer was lost is
   * found, and counts as stored.
   *
   * @param change returns undefined to leave the job as it is
   * @returns false if it was not stored, because `change` or somebody else did not want it: then the slice ends, and the
   * next one reads the job again
   */
  async advance(change: (job: J) => J | undefined): Promise<boolean> {
    for (;;) {
      const { job, etag } = this.#found;
      const changed = change(job);
      if (changed === undefined) return false;
      const nextTag = await this.#jobs.replace(changed, etag);
      if (nextTag !== undefined) {
        this.#found = { job: changed, etag: nextTag };
        return true;
      }
      const now = await this.#jobs.find(refOf(job));
      if (now === undefined) return false;
      const isStored = isSame(now.job, changed);
      if (!isStored && !isSame(now.job, job)) return false;
      this.#found = now;
      if (isStored) return true;
    }
  }
}

/** Whether nothing differs but the wish to cancel. */
function isSame(one: Job, other: Job): boolean {
  return isDeepStrictEqual(withoutWish(one), withoutWish(other));
}

const withoutWish = ({ cancelRequestedAt: _, ...job }: Job) => job;
