import { z } from 'zod';
import { EndpointId } from '../../../shared/domain/ids.ts';
import { route } from '../route.ts';
import { EndpointView, toEndpointView } from './endpoint-shapes.ts';
import { endpointOf } from './require-endpoint.ts';

export const deleteWebhookEndpoint = route({
  operationId: 'deleteWebhookEndpoint',
  method: 'DELETE',
  path: '/v1/webhook-endpoints/{endpointId}',
  summary: 'Delete a webhook endpoint',
  description:
    'It gets no more events, a few seconds from now at the latest, and its deliveries can no longer be read. The response is the endpoint as it was.',
  scope: 'webhooks.manage',
  params: z.object({ endpointId: EndpointId }),
  reply: { status: 200, body: EndpointView },
  problems: ['not_found'],

  async handle({ partner, params: { endpointId } }, { webhookEndpoints, clock }) {
    const { deleted } = await webhookEndpoints.change(partner.id, (all) => {
      const deleted = endpointOf(all, endpointId);
      return { deleted, endpoints: all.filter((one) => one !== deleted) };
    });
    return { status: 200, body: toEndpointView(deleted, clock.now()) };
  },
});
