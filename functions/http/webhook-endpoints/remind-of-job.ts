import { isSilent, type RedeliveryJob, toReminder } from '../../../shared/domain/redelivery-job.ts';
import type { HttpContext } from '../http-context.ts';
import { sendNudge } from './send-nudge.ts';

/**
 * Has a job go on whose message may be lost, because it has noted nothing for some time. Housekeeping does the same for a
 * job whose progress nobody asks for.
 *
 * @throws Unavailable
 */
export async function remindOfJob(
  job: RedeliveryJob,
  context: Pick<HttpContext, 'webhookNudges' | 'clock'>,
): Promise<void> {
  const now = context.clock.now();
  if (isSilent(job, now)) await sendNudge(toReminder(job, now), context);
}
