import { z } from 'zod';
import { EndpointId } from '../../../shared/domain/ids.ts';
import { MOST_SECRETS, markRequest, rotateSecret } from '../../../shared/domain/webhook-endpoint-changes.ts';
import { makeWebhookSecret } from '../../../shared/domain/webhook-secret.ts';
import { ENDPOINTS_REMEMBERED_SECONDS } from '../../../shared/ports/webhook-endpoints.ts';
import { Problem } from '../../../shared/problems.ts';
import { withResealed } from '../../webhooks/reseal-secrets.ts';
import { route } from '../route.ts';
import { EndpointWithSecret, endpointETagOf, RotateSecret, toEndpointView } from './endpoint-shapes.ts';
import { endpointOf, requireEndpoint } from './require-endpoint.ts';
import { revealSecret } from './reveal-secret.ts';
import { tryReseal } from './try-reseal.ts';

export const rotateWebhookSecret = route({
  operationId: 'rotateWebhookSecret',
  method: 'POST',
  path: '/v1/webhook-endpoints/{endpointId}/rotate-secret',
  summary: 'Replace the secret',
  description: `The response has the new secret, and no later one shows it. For \`overlapHours\` the secrets before it sign too: each webhook then has a signature for each of them, so that you can put the new one in place meanwhile. After a leak, send \`"overlapHours": 0\`. Events of the first ${ENDPOINTS_REMEMBERED_SECONDS} seconds can come without the new signature; what you refuse is sent again. At most ${MOST_SECRETS} secrets sign at the same time. With an \`Idempotency-Key\`, a repeated request gets the same secret for a day; without one, it makes another secret.`,
  scope: 'webhooks.manage',
  idempotent: 'optional',
  params: z.object({ endpointId: EndpointId }),
  body: RotateSecret,
  example: { overlapHours: 24 },
  reply: { status: 200, body: EndpointWithSecret, etag: true, headers: ['idempotency-replayed'] },
  problems: ['not_found', 'too_many_secrets', 'idempotency_key_reused'],

  async handle({ partner, params: { endpointId }, body, idempotencyKey, fingerprint }, context) {
    const { webhookEndpoints, sealedSecrets, clock } = context;
    const ref = { partnerId: partner.id, endpointId };
    const resealed = await tryReseal(ref, await requireEndpoint(ref, context), sealedSecrets);
    const secret = makeWebhookSecret();
    const sealed = await sealedSecrets.seal(secret, ref);
    const at = clock.now();
    const madeWith = markRequest('rotate', { idempotencyKey, fingerprint }, at);
    const stored = { sealed, ...(madeWith === undefined ? {} : { madeWith }) };
    const { before, rotation } = await webhookEndpoints.change(partner.id, (all) => {
      const before = endpointOf(all, endpointId);
      const rotation = rotateSecret(withResealed(before, resealed), stored, { at, ...body });
      if (rotation.kind !== 'rotated') return { before, rotation };
      return { before, rotation, endpoints: all.map((one) => (one === before ? rotation.endpoint : one)) };
    });
    switch (rotation.kind) {
      case 'rotated': {
        const { endpoint } = rotation;
        return { status: 200, etag: endpointETagOf(endpoint), body: { ...toEndpointView(endpoint, at), secret } };
      }
      case 'repeated': {
        const revealed = await revealSecret(ref, rotation.secret, { sealedSecrets, now: at });
        const headers = { 'idempotency-replayed': 'true' };
        return {
          status: 200,
          headers,
          etag: endpointETagOf(before),
          body: { ...toEndpointView(before, at), ...revealed },
        };
      }
      case 'key_reused':
        throw new Problem('idempotency_key_reused');
      case 'too_many':
        throw new Problem('too_many_secrets');
    }
  },
});
