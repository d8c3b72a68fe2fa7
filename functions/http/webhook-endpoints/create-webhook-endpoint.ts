import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { endpointIdFor } from '../../../shared/domain/ids.ts';
import { MOST_ENDPOINTS, type WebhookEndpoint } from '../../../shared/domain/webhook-endpoint.ts';
import { addEndpoint, markRequest } from '../../../shared/domain/webhook-endpoint-changes.ts';
import { makeWebhookSecret } from '../../../shared/domain/webhook-secret.ts';
import { Problem } from '../../../shared/problems.ts';
import { type Reply, route } from '../route.ts';
import { CreateWebhookEndpoint, EndpointWithSecret, endpointETagOf, toEndpointView } from './endpoint-shapes.ts';
import { requireWebhookUrl } from './require-webhook-url.ts';
import { revealSecret } from './reveal-secret.ts';
import { scheduleCatchUp } from './send-nudge.ts';

export const createWebhookEndpoint = route({
  operationId: 'createWebhookEndpoint',
  method: 'POST',
  path: '/v1/webhook-endpoints',
  summary: 'Create a webhook endpoint',
  description: `Every event of its types that happens from now on is sent to the URL, as a POST that is signed as Standard Webhooks 1.0.0 asks. The response has the \`secret\` that verifies the signatures, and no later one shows it. You have at most ${MOST_ENDPOINTS} endpoints, and each gets its events independently of the others. With an \`Idempotency-Key\`, a repeated request with the same body gets the same endpoint, and for a day its secret too; the key counts as long as the endpoint exists.`,
  scope: 'webhooks.manage',
  idempotent: 'optional',
  body: CreateWebhookEndpoint,
  example: { url: 'https://shop.example.com/webhooks/orders', types: ['order.*'], description: 'The shop' },
  reply: { status: 201, body: EndpointWithSecret, etag: true, headers: ['location', 'idempotency-replayed'] },
  problems: ['too_many_endpoints', 'idempotency_key_reused'],

  async handle({ partner, body, idempotencyKey, fingerprint }, context) {
    const { webhookEndpoints, sealedSecrets, eventFeed, settings, clock } = context;
    const url = requireWebhookUrl(body.url, settings);
    const ref = { partnerId: partner.id, endpointId: endpointIdFor(partner.id, randomUUID()) };
    const secret = makeWebhookSecret();
    const mark = markRequest('create', { idempotencyKey, fingerprint }, clock.now());
    const sealed = await sealedSecrets.seal(secret, ref);
    const begun = { resumeFrom: await eventFeed.findEnd(partner.id), at: clock.now() };
    const { endpointId: id } = ref;
    const endpoint = toEndpoint({ ...body, url, id, sealed }, mark, begun);
    await scheduleCatchUp(ref, context);
    const outcome = await webhookEndpoints.change(partner.id, (all) => addEndpoint(all, endpoint));
    switch (outcome.kind) {
      case 'added':
        return created(outcome.endpoint, { secret }, begun.at);
      case 'repeated': {
        const known = outcome.endpoint;
        const first = known.secrets.find(({ madeWith }) => madeWith?.key === mark?.key);
        const revealed = await revealSecret({ ...ref, endpointId: known.id }, first, { sealedSecrets, now: begun.at });
        return created(known, revealed, begun.at, { 'idempotency-replayed': 'true' });
      }
      case 'key_reused':
        throw new Problem('idempotency_key_reused');
      case 'too_many':
        throw new Problem('too_many_endpoints');
    }
  },
});

type Asked = z.output<typeof CreateWebhookEndpoint> & Pick<WebhookEndpoint, 'id'> & { sealed: string };

function toEndpoint(
  { id, url, types, description, enabled, sealed }: Asked,
  mark: WebhookEndpoint['createdWith'],
  { resumeFrom, at }: { resumeFrom: NonNullable<WebhookEndpoint['resumeFrom']>; at: Date },
): WebhookEndpoint {
  const now = at.toISOString();
  return {
    ...{ id, url, types, enabled },
    ...(description === undefined ? {} : { description }),
    secrets: [{ sealed, ...(mark === undefined ? {} : { madeWith: mark }) }],
    ...(enabled ? { resumeFrom } : {}),
    ...(mark === undefined ? {} : { createdWith: mark }),
    ...{ createdAt: now, updatedAt: now, version: 1 },
  };
}

function created(
  endpoint: WebhookEndpoint,
  secret: { secret?: string },
  now: Date,
  headers: Record<string, string> = {},
): Reply<EndpointWithSecret> {
  return {
    status: 201,
    headers: { location: `/v1/webhook-endpoints/${endpoint.id}`, ...headers },
    etag: endpointETagOf(endpoint),
    body: { ...toEndpointView(endpoint, now), ...secret },
  };
}
