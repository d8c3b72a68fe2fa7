import { OrderCloudEvent } from '../../shared/cloud-event.ts';
import type { Sagas } from '../../shared/ports/sagas.ts';
import { currentTraceparent } from '../../shared/telemetry/trace-context.ts';

/**
 * Starts the saga of the order that an event tells of. Told twice it starts one; a message that is no event of an
 * order fails, and ends in the dead-letter queue where a person sees it.
 */
export async function startOrderSaga(message: unknown, { sagas }: { sagas: Sagas }): Promise<void> {
  const { partnerid, subject } = OrderCloudEvent.parse(message);
  await sagas.start({ partnerId: partnerid, orderId: subject }, currentTraceparent());
}
