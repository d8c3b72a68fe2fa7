import { isLeftOver } from '../../shared/domain/is-left-over.ts';
import type { ProviderEvent } from '../../shared/domain/provider-event.ts';
import { waitsForPayment } from '../../shared/domain/waits-for-payment.ts';
import type { Orders } from '../../shared/ports/orders.ts';
import type { EventHandlers } from './event-handler.ts';
import { nudgeOrderSaga } from './nudge-order-saga.ts';

/**
 * Whether somebody waits for an event. Nearly every order causes events of its payment, and nearly none waits for them: a
 * read of the order is cheaper than a message. One that begins to wait later finds out by itself how the payment stands.
 */
export async function isWanted(
  event: ProviderEvent,
  handlers: EventHandlers,
  { orders }: { orders: Pick<Orders, 'find'> },
): Promise<boolean> {
  if (event.provider === 'carrier') return event.type in handlers.carrier;
  const handler = handlers.payments[event.type];
  if (handler !== nudgeOrderSaga) return handler !== undefined;
  const order = event.order && (await orders.find(event.order));
  if (order === undefined) return false;
  return 'isNewer' in order || waitsForPayment(order, event.paymentId) || isLeftOver(order, event);
}
