import type { PaymentEvent, ProviderEvent, ShipmentEvent } from '../../shared/domain/provider-event.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { OrderOwners } from '../../shared/ports/order-owners.ts';
import type { Orders } from '../../shared/ports/orders.ts';
import type { PaymentRecords } from '../../shared/ports/payment-records.ts';
import type { Reconciliation } from '../../shared/ports/reconciliation.ts';
import type { Refunds } from '../../shared/ports/refunds.ts';
import type { Sagas } from '../../shared/ports/sagas.ts';

/** The ports that handlers use. */
export interface EventHandlerPorts {
  orders: Orders;
  orderOwners: OrderOwners;
  refunds: Refunds;
  paymentRecords: PaymentRecords;
  reconciliation: Reconciliation;
  sagas: Sagas;
  clock: Clock;
}

/** ignored: the event is not about anything of ours. */
export type EventOutcome = 'done' | 'unchanged' | 'ignored';

/**
 * Acts on an event. It may come twice, late and out of order, so its effect is a compare-and-set, and nothing else notes
 * that it was done. Throw `NotYet` if it came too early, and anything else for an outage: both are tried again later.
 */
export type EventHandler<E extends ProviderEvent> = (event: E, ports: EventHandlerPorts) => Promise<EventOutcome>;

/** The handlers of each provider, by type of event. Events of other types are counted as ignored. */
export interface EventHandlers {
  payments: { readonly [T in PaymentEvent['type']]?: EventHandler<PaymentEvent> };
  carrier: { readonly [T in ShipmentEvent['type']]?: EventHandler<ShipmentEvent> };
}
