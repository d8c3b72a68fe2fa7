import { refOf, requeue } from '../../shared/domain/job.ts';
import { findJob } from './find-job.ts';
import type { ActingCommand } from './operator-command.ts';
import { OpsError } from './ops-error.ts';
import { textOf } from './text-of.ts';

export const resumeJob: ActingCommand = {
  isAct: true,
  name: 'jobs resume',
  argument: 'job',
  summary: 'start an export or import again that does not go on; it continues where it is',

  async run(ports, given) {
    const { job } = await findJob(ports, textOf(given, 'job'));
    const at = ports.clock.now();
    const changed = await ports.jobs.change(refOf(job), (now) => requeue(now, at));
    if (changed?.status !== 'queued') throw new OpsError(`${job.id} is ${changed?.status}: there is nothing to resume`);
    const line = `${job.id} is queued: it goes on within seconds, or within three minutes if its last start still runs`;
    const { id, partnerId, status: before } = job;
    const changes = [{ of: 'job' as const, id, before, after: changed.status }];
    return { lines: [line], data: { id, partnerId, status: changed.status }, changes };
  },
};
