import type { PaymentEvent } from '../../shared/domain/provider-event.ts';
import { settleDisputes } from '../reconciliation/settle-disputes.ts';
import type { EventHandlerPorts, EventOutcome } from './event-handler.ts';
import { finishSettling } from './finish-settling.ts';

/** The payer disputes a payment, or the bank has decided. As with refunds, the provider is asked how it is now. */
export async function bookDisputes({ paymentId }: PaymentEvent, ports: EventHandlerPorts): Promise<EventOutcome> {
  return finishSettling(paymentId, await settleDisputes(paymentId, ports), ports);
}
