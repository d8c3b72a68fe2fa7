import { z } from 'zod';
import { EndpointId } from '../../../shared/domain/ids.ts';
import { RedeliveryId } from '../../../shared/domain/redelivery-job.ts';
import { Problem } from '../../../shared/problems.ts';
import { route } from '../route.ts';
import { RedeliveryView, toRedeliveryView } from './delivery-shapes.ts';
import { remindOfJob } from './remind-of-job.ts';
import { requireEndpoint } from './require-endpoint.ts';

export const getRedelivery = route({
  operationId: 'getRedelivery',
  method: 'GET',
  path: '/v1/webhook-endpoints/{endpointId}/redeliveries/{redeliveryId}',
  summary: 'Get a redelivery',
  description: 'How many events it has looked at, and how many of them it sends again. It is kept for 30 days.',
  scope: 'webhooks.manage',
  params: z.object({ endpointId: EndpointId, redeliveryId: RedeliveryId }),
  reply: { status: 200, body: RedeliveryView },
  problems: ['not_found'],

  async handle({ partner, params: { endpointId, redeliveryId } }, context) {
    const ref = { partnerId: partner.id, endpointId };
    await requireEndpoint(ref, context);
    const found = await context.redeliveryJobs.find(ref, redeliveryId);
    if (found === undefined) throw new Problem('not_found');
    await remindOfJob(found.job, context);
    return { status: 200, body: toRedeliveryView(found.job) };
  },
});
