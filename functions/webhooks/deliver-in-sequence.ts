import type { DeliveryNudge } from '../../shared/domain/webhook-nudge.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';
import { attemptDelivery } from './attempt-delivery.ts';
import { choosePutOffMs } from './choose-turn.ts';
import { splitFollowing } from './split-following.ts';
import type { WebhookPorts } from './webhook-ports.ts';

/** After this long, the rest goes on with another message. A message is locked for minutes at most. */
const LONGEST_MS = 10_000;

type Following = NonNullable<DeliveryNudge['following']>;

/**
 * Makes the attempt that a nudge is for, and then those of the events that follow it. If this process ends in between,
 * the message comes again, and passes over what is delivered.
 */
export async function deliverInSequence(nudge: DeliveryNudge, ports: WebhookPorts): Promise<void> {
  const { webhookNudges, clock } = ports;
  const end = clock.now().getTime() + LONGEST_MS;
  const passed = new Set<string>();
  for (let current: DeliveryNudge | undefined = nudge; current !== undefined; ) {
    const made = await attemptDelivery(current, passed, ports);
    const { same, others } = splitFollowing(current);
    switch (made.kind) {
      case 'ended':
        return;
      case 'full':
        return putOff(current, Math.max(made.waitMs, choosePutOffMs(current)), ports);
      case 'first':
        // Put off once more: otherwise the message that goes on with it would be like one before.
        current = withFollowing({ ...made.earlier, ...marksOf(current) }, [
          { ...toSent(current), putOff: current.putOff + 1 },
          ...(current.following ?? []),
        ]);
        continue;
      case 'wait':
        await putOff(withFollowing(current, same), made.waitMs, ports);
        current = nextOf(current, others);
        break;
      case 'retried':
        current = nextOf(current, others);
        break;
      case 'done':
        passed.add(current.eventId);
        current = nextOf(current, current.following ?? []);
    }
    if (current !== undefined && clock.now().getTime() > end) return webhookNudges.send([current]);
  }
  // The last one of a page asks for the next page, so that no time passes in between.
  if (nudge.lane !== undefined && nudge.round === undefined && nudge.attempt === 1) {
    const { partnerId, endpointId, lane, id } = nudge;
    await webhookNudges.send([{ kind: 'catch-up', partnerId, endpointId, round: `lane/${lane}/${id}` }]);
  }
}

async function putOff(nudge: DeliveryNudge, waitMs: number, { webhookNudges, clock }: WebhookPorts): Promise<void> {
  recordMetric('webhook.put_off', 1);
  const now = clock.now();
  const waitingSince = nudge.waitingSince ?? now.toISOString();
  await webhookNudges.schedule({ ...nudge, putOff: nudge.putOff + 1, waitingSince }, new Date(now.getTime() + waitMs));
}

function nextOf(nudge: DeliveryNudge, [first, ...rest]: Following): DeliveryNudge | undefined {
  if (first === undefined) return undefined;
  const { partnerId, endpointId } = nudge;
  const { waitingSince: _, ...marks } = marksOf(nudge);
  const putOff = first.putOff ?? 0;
  return withFollowing({ kind: 'delivery', partnerId, endpointId, ...first, attempt: 1, putOff, ...marks }, rest);
}

function withFollowing({ following: _, ...nudge }: DeliveryNudge, following: Following): DeliveryNudge {
  return following.length === 0 ? nudge : { ...nudge, following };
}

/** What holds for everything that follows too. */
function marksOf({ lane, page, round, waitingSince }: DeliveryNudge) {
  return {
    ...(page === undefined ? {} : { page }),
    ...(lane === undefined ? {} : { lane }),
    ...(round === undefined ? {} : { round }),
    ...(waitingSince === undefined ? {} : { waitingSince }),
  };
}

function toSent({ id, eventId, eventAt, type, sequence, place }: DeliveryNudge): Following[number] {
  return { id, eventId, eventAt, type, sequence, place };
}
