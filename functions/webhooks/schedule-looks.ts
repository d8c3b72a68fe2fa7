import type { EndpointRef } from '../../shared/domain/webhook-endpoint.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { WebhookNudges } from '../../shared/ports/webhook-nudges.ts';

/** The last one comes when the process that makes the change must have ended: a function runs for five minutes at most. */
const LOOKS_MS = [1_000, 15_000, 360_000];

/**
 * Has an endpoint caught up after a change that sets its `resumeFrom`. Called before the change, so that no kill in
 * between can lose events. A look that comes before the change finds nothing to do.
 *
 * @param name makes these looks differ from those for other changes
 */
export async function scheduleLooks(
  { partnerId, endpointId }: EndpointRef,
  name: string,
  { webhookNudges, clock }: { webhookNudges: Pick<WebhookNudges, 'schedule'>; clock: Clock },
): Promise<void> {
  const now = clock.now().getTime();
  await Promise.all(
    LOOKS_MS.map((ms) =>
      webhookNudges.schedule(
        { kind: 'catch-up', partnerId, endpointId, round: `${name}/${ms / 1_000}` },
        new Date(now + ms),
      ),
    ),
  );
}
