import { OrderRef } from '../../shared/domain/ids.ts';

/** The orders that documents belong to. What has no valid ids is left out: a damaged document can have any. */
export function selectOrderRefs(documents: readonly { partnerId: string; orderId: string }[]): OrderRef[] {
  return documents.map((one) => OrderRef.safeParse(one).data).filter((ref) => ref !== undefined);
}
