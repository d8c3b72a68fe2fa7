import type { WebhookDelivery } from '../../../shared/domain/webhook-delivery.ts';
import type { HttpContext } from '../http-context.ts';
import { sendNudge } from './send-nudge.ts';

/**
 * Has the first attempt of a stored delivery made.
 *
 * @throws Unavailable
 */
export function nudgeDelivery(
  { partnerId, endpointId, id, eventId, eventAt, type, sequence, place }: WebhookDelivery,
  context: Pick<HttpContext, 'webhookNudges' | 'clock'>,
): Promise<void> {
  const round = `asked/${context.clock.now().getTime()}`;
  return sendNudge(
    {
      kind: 'delivery',
      ...{ partnerId, endpointId, id, eventId, eventAt, type },
      ...(sequence === undefined ? {} : { sequence }),
      ...(place === undefined ? {} : { place }),
      ...{ attempt: 1, putOff: 0, round },
    },
    context,
  );
}
