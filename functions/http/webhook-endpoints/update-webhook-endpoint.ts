import { z } from 'zod';
import { EndpointId } from '../../../shared/domain/ids.ts';
import { type EndpointUpdate, updateEndpoint } from '../../../shared/domain/webhook-endpoint-changes.ts';
import { Problem } from '../../../shared/problems.ts';
import { withResealed } from '../../webhooks/reseal-secrets.ts';
import { matchesStrongly } from '../entity-tags.ts';
import { ACCEPT_PATCH, PATCH_TYPES } from '../merge-patch.ts';
import { route } from '../route.ts';
import { EndpointView, endpointETagOf, PatchWebhookEndpoint, toEndpointView } from './endpoint-shapes.ts';
import { endpointOf, requireEndpoint } from './require-endpoint.ts';
import { requireWebhookUrl } from './require-webhook-url.ts';
import { scheduleCatchUp } from './send-nudge.ts';
import { tryReseal } from './try-reseal.ts';

export const updateWebhookEndpoint = route({
  operationId: 'updateWebhookEndpoint',
  method: 'PATCH',
  path: '/v1/webhook-endpoints/{endpointId}',
  summary: 'Change a webhook endpoint',
  description:
    'The body is a merge patch (RFC 7396): what you leave out stays, and null removes the description. `"enabled": true` enables an endpoint that was disabled, by you or by us: it gets all events from now on. With `"enabled": false`, deliveries that wait for another attempt end as failed. Every server knows a change within seconds.',
  scope: 'webhooks.manage',
  params: z.object({ endpointId: EndpointId }),
  mediaTypes: PATCH_TYPES,
  body: PatchWebhookEndpoint,
  example: { types: ['order.*', 'stock.*'], enabled: true },
  reply: { status: 200, body: EndpointView, etag: true, headers: ['accept-patch'] },
  problems: ['not_found', 'precondition_required', 'precondition_failed'],

  async handle({ partner, params: { endpointId }, body, ifMatch }, context) {
    if (ifMatch === undefined) throw new Problem('precondition_required');
    const { webhookEndpoints, sealedSecrets, eventFeed, settings, clock } = context;
    const change: EndpointUpdate =
      body.url === undefined ? body : { ...body, url: requireWebhookUrl(body.url, settings) };
    const ref = { partnerId: partner.id, endpointId };
    const resealed = await tryReseal(ref, await requireEndpoint(ref, context), sealedSecrets);
    const end = await eventFeed.findEnd(partner.id);
    const changesEvents = change.enabled === true || change.types !== undefined || change.url !== undefined;
    if (changesEvents) await scheduleCatchUp(ref, context);
    const now = clock.now();
    const { endpoint } = await webhookEndpoints.change(partner.id, (all) => {
      const before = endpointOf(all, endpointId);
      const etag = endpointETagOf(before);
      if (!matchesStrongly(ifMatch, etag)) throw new Problem('precondition_failed', { headers: { etag } });
      const after = withResealed(updateEndpoint(before, change, { at: now, end }), resealed);
      if (after === before) return { endpoint: before };
      return { endpoint: after, endpoints: all.map((one) => (one === before ? after : one)) };
    });
    return { status: 200, headers: ACCEPT_PATCH, etag: endpointETagOf(endpoint), body: toEndpointView(endpoint, now) };
  },
});
