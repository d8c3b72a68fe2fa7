import { causeOf } from '../../shared/cause-of.ts';
import type { ActReport } from './operator-command.ts';

/** A command over many things has done some of them, and then failed. The cause is why. */
export class PartlyDone extends Error {
  override name = 'PartlyDone';
  /** Of what it has done. */
  readonly report: ActReport;

  constructor(cause: unknown, report: ActReport) {
    super(causeOf(cause).message, { cause });
    this.report = report;
  }
}

/** @throws PartlyDone if the work fails and has changed something; what it throws itself if it has not */
export async function reportPart<T>(work: () => Promise<T>, report: () => ActReport): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const done = report();
    throw done.changes.length === 0 ? error : new PartlyDone(error, done);
  }
}
