import type { WebhookDelivery } from '../../shared/domain/webhook-delivery.ts';
import type { DeliveryNudge } from '../../shared/domain/webhook-nudge.ts';

/** Whether the attempt that a nudge is for was not noted yet. */
export function isAttemptDue({ attempt }: DeliveryNudge, delivery: WebhookDelivery | undefined): boolean {
  if (delivery === undefined) return attempt === 1;
  return delivery.status === 'pending' && delivery.tried === attempt - 1;
}
