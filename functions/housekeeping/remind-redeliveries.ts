import { isLost, type RedeliveryJob, toReminder } from '../../shared/domain/redelivery-job.ts';
import type { FoundRedelivery } from '../../shared/ports/redelivery-jobs.ts';
import { Unavailable } from '../../shared/ports/unavailable.ts';
import { log } from '../../shared/telemetry/log.ts';
import type { TaskDeclaration, TaskPart, TaskPorts } from './housekeeping-task.ts';
import { startCounts } from './start-counts.ts';

/**
 * Has redeliveries of webhooks go on whose message was lost: only one job of an endpoint runs at a time, so its partner
 * could start no other. A job that its endpoint doesn't name, or whose endpoint is gone, is stopped.
 */
export const remindRedeliveries: TaskDeclaration = {
  name: 'remind-redeliveries',
  summary: 'has redeliveries of webhooks go on that nothing continues',
  async run(ports, part) {
    const counts = startCounts();
    for await (const found of ports.redeliveryJobs.listSilent(ports.clock.now())) {
      const { id, partnerId, endpointId } = found.job;
      try {
        if (!(await remind(found, ports, part))) continue;
        counts.done += 1;
        counts.found.push(`${partnerId} ${id} of ${endpointId}, since ${found.job.updatedAt}`);
      } catch (error) {
        if (error instanceof Unavailable) throw error;
        counts.failed += 1;
        log.error(`redelivery ${id} can't be reminded`, error, { 'partner.id': partnerId });
      }
    }
    return { ...counts, after: undefined };
  },
};

/** @returns whether nothing would have continued it */
async function remind({ job, etag }: FoundRedelivery, ports: TaskPorts, { isDry }: TaskPart): Promise<boolean> {
  const { webhookEndpoints, webhookNudges, redeliveryJobs, clock } = ports;
  const endpoint = (await webhookEndpoints.list(job.partnerId)).find(({ id }) => id === job.endpointId);
  const now = clock.now();
  // Another request was first, and the process ended before it could say so.
  const isOver = !endpoint?.enabled || endpoint.redelivery !== job.id;
  if (!isOver && !isLost(job, endpoint, now)) return false;
  if (isDry) return true;
  if (isOver) await redeliveryJobs.replace({ ...job, status: 'stopped', updatedAt: now.toISOString() }, etag);
  else await webhookNudges.send([toReminder(job, now)]);
  logReminder(job, isOver);
  return true;
}

function logReminder({ id, partnerId, endpointId }: RedeliveryJob, isOver: boolean): void {
  const outcome = isOver ? 'it is stopped' : 'it goes on now';
  log.warn(`nothing was going to continue redelivery ${id} of ${endpointId}: ${outcome}`, { 'partner.id': partnerId });
}
