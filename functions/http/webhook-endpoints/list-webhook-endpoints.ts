import { z } from 'zod';
import { MOST_ENDPOINTS } from '../../../shared/domain/webhook-endpoint.ts';
import { fieldsOf } from '../fields-of.ts';
import { route } from '../route.ts';
import { EndpointView, toEndpointView } from './endpoint-shapes.ts';

const EndpointList = z
  .object({ data: z.array(EndpointView).describe('The oldest first') })
  .meta({ id: 'WebhookEndpointList' });

export const listWebhookEndpoints = route({
  operationId: 'listWebhookEndpoints',
  method: 'GET',
  path: '/v1/webhook-endpoints',
  summary: 'List your webhook endpoints',
  description: `All of them: there are at most ${MOST_ENDPOINTS}.`,
  scope: 'webhooks.manage',
  query: z.strictObject({ fields: fieldsOf(EndpointView) }),
  reply: { status: 200, body: EndpointList },

  async handle({ partner }, { webhookEndpoints, clock }) {
    const endpoints = await webhookEndpoints.list(partner.id);
    return { status: 200, body: { data: endpoints.map((endpoint) => toEndpointView(endpoint, clock.now())) } };
  },
});
