import type { ConfirmedEvent } from '../../shared/cloud-event.ts';
import type { Orders } from '../../shared/ports/orders.ts';
import type { Stock } from '../../shared/ports/stock.ts';
import { log } from '../../shared/telemetry/log.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';

/** Consumes the reservations of a confirmed order. A repeated event changes nothing. */
export async function sellReservations(
  { partnerid, subject, time }: ConfirmedEvent,
  { orders, stock }: { orders: Orders; stock: Stock },
): Promise<void> {
  const order = await orders.get({ partnerId: partnerid, orderId: subject });
  const sale = await stock.sell(order.id, order.lines, time === undefined ? undefined : new Date(time));
  if (sale.kind === 'sold') return;
  // Nothing was taken from the stock, and another attempt would not change that.
  recordMetric('stock.mismatches', sale.skus.length, { outcome: 'missing' });
  log.error(`order ${order.id} is confirmed, but nothing is reserved for it of ${sale.skus.join(', ')}`, undefined, {
    'order.id': order.id,
  });
}
