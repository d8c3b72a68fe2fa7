import { OrderId } from '../../shared/domain/ids.ts';
import { subjectOfDelivery, type WebhookDelivery } from '../../shared/domain/webhook-delivery.ts';
import type { WebhookPorts } from './webhook-ports.ts';

/**
 * Erases the answer to the last attempt if the recipient of its order is erased: attempts go on afterwards. The order is looked at
 * after the answer is noted, because an erasure that comes to the order later comes to its answers after that.
 *
 * @throws Unavailable
 */
export async function forgetLateAnswer(
  { partnerId, endpointId, id, attempts }: WebhookDelivery,
  { recipientErasure }: Pick<WebhookPorts, 'recipientErasure'>,
): Promise<void> {
  const { data: orderId } = OrderId.safeParse(subjectOfDelivery(id));
  if (orderId === undefined || attempts.at(-1)?.excerpt === undefined) return;
  await recipientErasure.eraseLateAnswers({ partnerId, orderId }, endpointId);
}
