import {
  DISABLED_AFTER_MS,
  type DisableReason,
  type EndpointRef,
  isDead,
  type WebhookEndpoint,
} from '../../shared/domain/webhook-endpoint.ts';
import { CATCH_UP_DELAY_MS } from '../../shared/ports/webhook-endpoints.ts';
import { announceDisabled } from './announce-disabled.ts';
import { changeEndpoint } from './change-endpoint.ts';
import { isStalled } from './hold-back.ts';
import type { WebhookPorts } from './webhook-ports.ts';

/** @param endpoint as this process knows it: most successes change nothing */
export async function noteSuccess(ref: EndpointRef, endpoint: WebhookEndpoint, ports: WebhookPorts): Promise<void> {
  const { failingSince, resumeFrom } = endpoint;
  const now = ports.clock.now();
  const wasDead = isDead(endpoint, now);
  if (resumeFrom !== undefined && (wasDead || isStalled(endpoint, now))) await scheduleCatchUp(ref, wasDead, ports);
  if (failingSince === undefined) return;
  const after = await changeEndpoint(ref, ports.webhookEndpoints, ({ failingSince: since, ...rest }) =>
    since === undefined ? undefined : rest,
  );
  // Another process held it back a moment ago.
  if (resumeFrom === undefined && after?.resumeFrom !== undefined) await scheduleCatchUp(ref, true, ports);
}

/** One that was not dead is being caught up already: an hourly reminder is for a catch-up that got lost. */
async function scheduleCatchUp(
  ref: EndpointRef,
  wasDead: boolean,
  { webhookNudges, clock }: WebhookPorts,
): Promise<void> {
  const now = clock.now();
  const { partnerId, endpointId } = ref;
  const round = `works/${now.toISOString().slice(0, wasDead ? 16 : 13)}`;
  await webhookNudges.schedule(
    { kind: 'catch-up', partnerId, endpointId, round },
    new Date(now.getTime() + CATCH_UP_DELAY_MS),
  );
}

/**
 * Notes that an attempt failed, and disables an endpoint that has failed for days or that is gone.
 *
 * @returns whether the endpoint is disabled or deleted
 */
export async function noteFailure(
  ref: EndpointRef,
  endpoint: WebhookEndpoint,
  { isGone }: { isGone: boolean },
  ports: WebhookPorts,
): Promise<boolean> {
  const now = ports.clock.now();
  if (isGone) return disable(ref, 'gone', endpoint, ports);
  const { failingSince } = endpoint;
  if (failingSince === undefined) {
    await changeEndpoint(ref, ports.webhookEndpoints, (before) =>
      before.failingSince === undefined && before.url === endpoint.url
        ? { ...before, failingSince: now.toISOString() }
        : undefined,
    );
    return false;
  }
  const isOver = now.getTime() - Date.parse(failingSince) > DISABLED_AFTER_MS;
  return isOver && (await disable(ref, 'failing', endpoint, ports));
}

async function disable(
  ref: EndpointRef,
  reason: DisableReason,
  { version }: WebhookEndpoint,
  ports: WebhookPorts,
): Promise<boolean> {
  const now = ports.clock.now();
  const after = await changeEndpoint(ref, ports.webhookEndpoints, (before) => {
    const { failingSince } = before;
    const isFailing = failingSince !== undefined && now.getTime() - Date.parse(failingSince) > DISABLED_AFTER_MS;
    // It may have worked again since this process read it, or the partner has changed its URL or enabled it.
    if (!before.enabled || before.version !== version || (reason === 'failing' && !isFailing)) return undefined;
    const disabled = { at: now.toISOString(), reason, announced: false };
    return { ...before, enabled: false, disabled, version: before.version + 1, updatedAt: disabled.at };
  });
  if (after !== undefined) await announceDisabled(ref, after, ports);
  return !after?.enabled;
}
