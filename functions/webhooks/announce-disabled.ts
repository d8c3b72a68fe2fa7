import type { EndpointRef, WebhookEndpoint } from '../../shared/domain/webhook-endpoint.ts';
import { log } from '../../shared/telemetry/log.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';
import { changeEndpoint } from './change-endpoint.ts';
import type { WebhookPorts } from './webhook-ports.ts';

const reasons = {
  failing: 'every attempt to send an event to it has failed for five days',
  gone: 'it answered 410 Gone',
  operator: 'our staff disabled it',
} as const;

/** Events happen before their first attempt fails. */
const DAY_MS = 86_400_000;

/**
 * Says that we disabled an endpoint: an event in the partner's feed, and a mail to its contact. What was said already is
 * not said again. If the process ends in between, the next message for the endpoint goes on.
 */
export async function announceDisabled(
  ref: EndpointRef,
  endpoint: WebhookEndpoint,
  ports: WebhookPorts,
): Promise<void> {
  const { disabled, url } = endpoint;
  if (disabled === undefined || disabled.announced) return;
  const { partnerId, endpointId } = ref;
  const id = `evt_${endpointId}_disabled_${endpoint.version}`;
  const event = {
    ...{ id, type: 'endpoint.disabled', at: disabled.at, subject: endpointId },
    data: { endpointId, url, reason: disabled.reason },
  };
  await ports.eventFeed.append([{ owner: partnerId, event }]);
  const to = await ports.partnerContacts.findContact(partnerId);
  if (to !== undefined) await ports.mails.send({ id, to, ...textOf(endpoint, disabled) });
  recordMetric('webhook.disabled', 1, { reason: disabled.reason });
  log.warn(`webhook endpoint ${endpointId} is disabled: ${reasons[disabled.reason]}`, { 'partner.id': partnerId });
  await changeEndpoint(ref, ports.webhookEndpoints, (before) =>
    before.disabled?.at === disabled.at ? { ...before, disabled: { ...disabled, announced: true } } : undefined,
  );
}

function textOf({ id, url, failingSince }: WebhookEndpoint, { reason, at }: NonNullable<WebhookEndpoint['disabled']>) {
  const { origin } = new URL(url);
  const missedSince = new Date(Date.parse(failingSince ?? at) - DAY_MS).toISOString();
  return {
    subject: 'A webhook endpoint of yours is disabled',
    text: [
      `Your webhook endpoint ${id} at ${origin} is disabled: ${reasons[reason]}.`,
      'We send no more events to it. Events are kept for 30 days: you can read them with GET /v1/events.',
      `When the endpoint works again, enable it: PATCH /v1/webhook-endpoints/${id} with the header If-Match: * and the body {"enabled":true}.`,
      `Then ask for the events that it missed: POST /v1/webhook-endpoints/${id}/redeliver with the body {"failedSince":"${missedSince}"}. What was delivered is not sent again.`,
    ].join('\n\n'),
  };
}
