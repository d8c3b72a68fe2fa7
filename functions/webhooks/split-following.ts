import { subjectOfDelivery } from '../../shared/domain/webhook-delivery.ts';
import type { DeliveryNudge } from '../../shared/domain/webhook-nudge.ts';

type Following = NonNullable<DeliveryNudge['following']>;

/** What follows a nudge: the events of its order, and others. */
export function splitFollowing({ id, following = [] }: DeliveryNudge): { same: Following; others: Following } {
  const isSame = (one: { id: DeliveryNudge['id'] }) => subjectOfDelivery(one.id) === subjectOfDelivery(id);
  return { same: following.filter(isSame), others: following.filter((one) => !isSame(one)) };
}
