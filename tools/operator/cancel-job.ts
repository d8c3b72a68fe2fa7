import { isOpen, refOf, requestCancel } from '../../shared/domain/job.ts';
import { findJob } from './find-job.ts';
import type { ActingCommand } from './operator-command.ts';
import { OpsError } from './ops-error.ts';
import { textOf } from './text-of.ts';

/** Whatever works on the job sees the wish at its next step. If nothing does, the search for lost jobs starts it first. */
export const cancelJob: ActingCommand = {
  isAct: true,
  name: 'jobs cancel',
  argument: 'job',
  summary: 'end an export or import; an export has no file then, and orders that an import has placed stay',

  destroys: () => 'ends a job of a partner for good',

  async run(ports, given) {
    const { job } = await findJob(ports, textOf(given, 'job'));
    if (!isOpen(job)) throw new OpsError(`${job.id} is ${job.status}: there is nothing to cancel`);
    const changed = await ports.jobs.change(refOf(job), (now) => requestCancel(now, ports.clock.now()));
    const line =
      changed?.status === 'cancelled' ? `${job.id} is cancelled` : `${job.id} ends at its next step: jobs show`;
    const { id, partnerId, status: before } = job;
    const changes = [{ of: 'job' as const, id, before, after: changed?.status }];
    return { lines: [line], data: { id, partnerId, status: changed?.status }, changes };
  },
};
