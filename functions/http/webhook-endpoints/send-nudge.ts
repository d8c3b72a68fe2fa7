import { setTimeout as delay } from 'node:timers/promises';
import type { EndpointRef } from '../../../shared/domain/webhook-endpoint.ts';
import type { WebhookNudge } from '../../../shared/domain/webhook-nudge.ts';
import { Unavailable } from '../../../shared/ports/unavailable.ts';
import { scheduleLooks } from '../../webhooks/schedule-looks.ts';
import type { HttpContext } from '../http-context.ts';

type Context = Pick<HttpContext, 'webhookNudges' | 'clock'>;

/** A caller waits no longer for the queue than this. */
const DEADLINE_MS = 10_000;

/**
 * Reminds the consumer of webhooks of something that is stored already. If the queue doesn't take it, the request can be
 * repeated.
 *
 * @throws Unavailable
 */
export function sendNudge(nudge: WebhookNudge, { webhookNudges }: Context): Promise<void> {
  return orUnavailable(webhookNudges.send([nudge]));
}

/**
 * Has an endpoint caught up from its `resumeFrom`, soon after a change. Called before the change is written.
 *
 * @throws Unavailable
 */
export function scheduleCatchUp(endpoint: EndpointRef, { webhookNudges, clock }: Context): Promise<void> {
  return orUnavailable(scheduleLooks(endpoint, `changed/${clock.now().getTime()}`, { webhookNudges, clock }));
}

async function orUnavailable(sending: Promise<void>): Promise<void> {
  const enough = new AbortController();
  const deadline = delay(DEADLINE_MS, undefined, { signal: enough.signal }).then(() => {
    throw new Error(`no answer in ${DEADLINE_MS} ms`);
  });
  try {
    await Promise.race([sending, deadline]);
  } catch (cause) {
    throw new Unavailable('the queue of webhooks takes no message', { cause });
  } finally {
    enough.abort();
    deadline.catch(() => undefined);
  }
}
