import { z } from 'zod';
import { EndpointId } from '../../../shared/domain/ids.ts';
import { Problem } from '../../../shared/problems.ts';
import { instant } from '../instant.ts';
import { route } from '../route.ts';
import { RedeliveryView, toRedeliveryView } from './delivery-shapes.ts';
import { sendNudge } from './send-nudge.ts';
import { startRedelivery } from './start-redelivery.ts';

const RedeliverSince = z
  .strictObject({
    failedSince: instant('down').describe(
      'An RFC 3339 time. Events that happened since are looked at; they are kept for 30 days',
    ),
  })
  .meta({ id: 'RedeliverSince' });

export const redeliverSince = route({
  operationId: 'redeliverSince',
  method: 'POST',
  path: '/v1/webhook-endpoints/{endpointId}/redeliver',
  summary: 'Send all failed events again',
  description:
    'Looks at all events of the endpoint’s types that happened since a time, and sends those that were not delivered: those that failed, and those of the time when the endpoint was disabled. Events that wait for their next attempt are left to it. Follow the progress at `location`. One redelivery of an endpoint runs at a time: the same request again gets that one.',
  scope: 'webhooks.manage',
  params: z.object({ endpointId: EndpointId }),
  body: RedeliverSince,
  example: { failedSince: '2026-01-31T12:00:00Z' },
  reply: { status: 202, body: RedeliveryView, headers: ['location'] },
  problems: ['not_found', 'endpoint_disabled', 'redelivery_running'],

  async handle({ partner, params: { endpointId }, body }, context) {
    const now = context.clock.now();
    const failedSince = body.failedSince.toISOString();
    if (body.failedSince > now) {
      const details = [{ path: 'failedSince', message: 'must not be in the future' }];
      throw new Problem('validation_failed', { details });
    }
    const ref = { partnerId: partner.id, endpointId };
    const job = await startRedelivery(ref, failedSince, context);
    // Also for one that runs: the process that started it may have ended before the queue had its message.
    // Once a minute, because each one that comes makes the job go on.
    const round = `asked/${now.toISOString().slice(0, 16)}`;
    await sendNudge({ kind: 'redelivery', ...ref, jobId: job.id, round }, context);
    if (job.failedSince !== failedSince) {
      const message = `${job.id} is running, for events since ${job.failedSince}`;
      throw new Problem('redelivery_running', { details: [{ path: 'failedSince', message }] });
    }
    const location = `/v1/webhook-endpoints/${endpointId}/redeliveries/${job.id}`;
    return { status: 202, headers: { location }, body: toRedeliveryView(job) };
  },
});
