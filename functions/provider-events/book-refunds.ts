import type { PaymentEvent } from '../../shared/domain/provider-event.ts';
import { settleRefunds } from '../reconciliation/settle-refunds.ts';
import type { EventHandlerPorts, EventOutcome } from './event-handler.ts';
import { finishSettling } from './finish-settling.ts';

/**
 * A refund was made, or got its result: ours, or one that people made at the provider. The event is a hint. The provider is
 * asked for all refunds of the payment, so events may come twice, late and in any order.
 */
export async function bookRefunds({ paymentId }: PaymentEvent, ports: EventHandlerPorts): Promise<EventOutcome> {
  return finishSettling(paymentId, await settleRefunds(paymentId, ports), ports);
}
