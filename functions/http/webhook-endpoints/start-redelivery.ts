import { randomUUID } from 'node:crypto';
import { redeliveryIdFor } from '../../../shared/domain/ids.ts';
import type { RedeliveryJob } from '../../../shared/domain/redelivery-job.ts';
import type { EndpointRef } from '../../../shared/domain/webhook-endpoint.ts';
import type { HttpContext } from '../http-context.ts';
import { endpointOf, requireEnabled } from './require-endpoint.ts';

/**
 * Starts a redelivery, or returns the one that runs. The endpoint names its latest job, so that two requests at the same
 * time start one.
 *
 * @throws Problem if there is no such endpoint, or it is disabled
 */
export async function startRedelivery(
  ref: EndpointRef,
  failedSince: string,
  context: Pick<HttpContext, 'webhookEndpoints' | 'redeliveryJobs' | 'clock'>,
): Promise<RedeliveryJob> {
  const { webhookEndpoints, redeliveryJobs, clock } = context;
  for (;;) {
    const { redelivery: latest } = await requireEnabled(ref, context);
    const known = latest === undefined ? undefined : (await redeliveryJobs.find(ref, latest))?.job;
    if (known?.status === 'running') return known;
    const id = redeliveryIdFor(ref.endpointId, randomUUID());
    const at = clock.now().toISOString();
    const job: RedeliveryJob = {
      ...{ ...ref, id, failedSince, status: 'running' },
      ...{ createdAt: at, updatedAt: at, looked: 0, redelivered: 0 },
    };
    // First the job: an endpoint must not name one that another request doesn't find.
    await redeliveryJobs.add(job);
    const { isFirst } = await webhookEndpoints.change(ref.partnerId, (all) => {
      const before = endpointOf(all, ref.endpointId);
      if (before.redelivery !== latest) return { isFirst: false };
      return { isFirst: true, endpoints: all.map((one) => (one === before ? { ...one, redelivery: id } : one)) };
    });
    if (isFirst) return job;
  }
}
