import { z } from 'zod';
import { EndpointId } from '../../../shared/domain/ids.ts';
import { fieldsOf } from '../fields-of.ts';
import { route } from '../route.ts';
import { EndpointView, endpointETagOf, toEndpointView } from './endpoint-shapes.ts';
import { requireEndpoint } from './require-endpoint.ts';

export const getWebhookEndpoint = route({
  operationId: 'getWebhookEndpoint',
  method: 'GET',
  path: '/v1/webhook-endpoints/{endpointId}',
  summary: 'Get a webhook endpoint',
  description:
    'With its health: `failingSince` while every attempt fails, and `disabledReason` if we had to disable it. The ETag is that of your own changes, for the If-Match of the next one; the health changes without it, so there is no 304.',
  scope: 'webhooks.manage',
  params: z.object({ endpointId: EndpointId }),
  query: z.strictObject({ fields: fieldsOf(EndpointView) }),
  reply: { status: 200, body: EndpointView, headers: ['etag'] },
  problems: ['not_found'],

  async handle({ partner, params: { endpointId } }, context) {
    const endpoint = await requireEndpoint({ partnerId: partner.id, endpointId }, context);
    const headers = { etag: endpointETagOf(endpoint) };
    return { status: 200, headers, body: toEndpointView(endpoint, context.clock.now()) };
  },
});
