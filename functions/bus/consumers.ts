import { ConfirmedCloudEvent, SagaMessage, ScreeningCloudEvent, StockCloudEvent } from '../../shared/cloud-event.ts';
import type { Orders } from '../../shared/ports/orders.ts';
import type { Sagas } from '../../shared/ports/sagas.ts';
import type { Stock } from '../../shared/ports/stock.ts';
import { ProviderCloudEvent } from '../../shared/provider-cloud-event.ts';
import type { topic } from '../../shared/topic.ts';
import type { EventHandlerPorts } from '../provider-events/event-handler.ts';
import { processProviderEvent } from '../provider-events/process-provider-event.ts';
import type { SagaAdmission } from '../sagas/saga-admission.ts';
import type { Consumer } from './consumer.ts';
import { reportLowStock } from './report-low-stock.ts';
import { type ScreeningPorts, screenOrder } from './screen-order.ts';
import { sellReservations } from './sell-reservations.ts';
import { startOrderSaga } from './start-order-saga.ts';

/** The ports that consumers use. */
export interface BusPorts extends EventHandlerPorts, Pick<ScreeningPorts, 'screeningRules' | 'screenedOrders'> {
  orders: Orders;
  stock: Stock;
  admission: SagaAdmission;
  sagas: Sagas;
}

interface Row<T> extends Omit<Consumer<T>, 'work' | 'subscription'> {
  subscription: keyof typeof topic.subscriptions;
  run(event: T, ports: BusPorts): Promise<void>;
}

/** All consumers of the Service Bus topic. */
export const consumers: readonly Row<unknown>[] = [
  defineConsumer({ name: 'start-order-saga', subscription: 'saga', reads: SagaMessage, run: startOrderSaga }),
  defineConsumer({
    name: 'sell-reservations',
    subscription: 'stock',
    reads: ConfirmedCloudEvent,
    run: sellReservations,
  }),
  defineConsumer({
    name: 'process-provider-event',
    subscription: 'providers',
    reads: ProviderCloudEvent,
    run: (event, ports) => processProviderEvent(event, ports),
  }),
  defineConsumer({
    name: 'report-low-stock',
    subscription: 'catalogue',
    reads: StockCloudEvent,
    run: reportLowStock,
  }),
  defineConsumer({
    name: 'screen-order',
    subscription: 'screening',
    reads: ScreeningCloudEvent,
    run: screenOrder,
  }),
];

/** Checks the types of a row: `run` takes what `reads` returns. */
function defineConsumer<T>(row: Row<T>): Row<T> {
  return row;
}
