import type { FeedEvent } from '../../shared/domain/feed-event.ts';
import type { EndpointRef, WebhookEndpoint } from '../../shared/domain/webhook-endpoint.ts';
import { toWebhookEvent, WEBHOOK_MEDIA_TYPE } from '../../shared/domain/webhook-event.ts';
import { signWebhook } from '../../shared/domain/webhook-secret.ts';
import type { WebhookAnswer } from '../../shared/ports/webhook-sender.ts';
import { runInSpan } from '../../shared/telemetry/run-in-span.ts';
import { isDelivered } from './note-attempt.ts';
import type { WebhookPorts } from './webhook-ports.ts';

/**
 * Signs an event with every secret of the endpoint that is in force, and sends it.
 *
 * @param sent signal: ends the attempt
 */
export async function postWebhook(
  ref: EndpointRef,
  { endpoint, event, signal }: { endpoint: WebhookEndpoint; event: FeedEvent; signal: AbortSignal },
  { sealedSecrets, webhookSender, clock }: Pick<WebhookPorts, 'sealedSecrets' | 'webhookSender' | 'clock'>,
): Promise<WebhookAnswer> {
  const now = clock.now();
  const inForce = endpoint.secrets.filter(({ until }) => until === undefined || until > now.toISOString());
  const opened = await Promise.all(inForce.map(({ sealed }) => sealedSecrets.open(sealed, ref)));
  const secrets = opened.flatMap((one) => (one.kind === 'opened' ? [one.secret] : []));
  if (secrets.length === 0) {
    const message = 'the secret of this endpoint can’t be read: replace it with POST …/rotate-secret';
    return { kind: 'failed', reason: 'no_secret', message, latencyMs: 0 };
  }
  const body = JSON.stringify(toWebhookEvent(event));
  const headers = {
    'content-type': WEBHOOK_MEDIA_TYPE,
    ...signWebhook(secrets, { id: event.id, at: now, body }),
  };
  // Metrics have no partner: only these spans show whether webhooks fail for one partner or for many.
  const ids = { 'partner.id': ref.partnerId, 'event.id': event.id };
  const attributes = { ...ids, 'peer.service': 'webhooks', 'http.request.method': 'POST' };
  return runInSpan('webhooks.post', { kind: 'client', attributes }, async (span) => {
    const answer = await webhookSender.post({ url: endpoint.url, headers, body, signal });
    if (answer.kind === 'answered') span.set({ 'http.response.status_code': answer.status });
    else span.set({ 'error.code': answer.reason });
    if (!isDelivered(answer)) span.fail();
    return answer;
  });
}
