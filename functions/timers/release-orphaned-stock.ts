import type { Clock } from '../../shared/ports/clock.ts';
import type { HeldReservation, HeldStock, OrderProgress } from '../../shared/ports/held-stock.ts';
import type { Stock } from '../../shared/ports/stock.ts';
import { log } from '../../shared/telemetry/log.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';

/** How many reservations one run looks at. The next run continues behind them. */
const MOST_RESERVATIONS = 100;

interface Ports {
  heldStock: HeldStock;
  stock: Pick<Stock, 'release' | 'sell'>;
  clock: Clock;
}

/**
 * Looks at reservations that are held for longer than `afterMs`. Those of an order that failed, was cancelled or is gone
 * are given back; those of a confirmed order are consumed. All others are of an order in progress.
 */
export async function releaseOrphanedStock(
  { heldStock, stock, clock }: Ports,
  { afterMs }: { afterMs: number },
): Promise<void> {
  const before = new Date(clock.now().getTime() - afterMs);
  const after = await heldStock.readPosition();
  const { held, next } = await heldStock.list({ after, before, limit: MOST_RESERVATIONS });
  const progress = await heldStock.findProgress([...new Set(held.map(({ orderId }) => orderId))]);
  for (const reservation of held) {
    try {
      await settle(reservation, progress.get(reservation.orderId), stock);
    } catch (error) {
      // The next round tries it again. The others must not wait for it.
      const { orderId, sku } = reservation;
      log.error(`the stock of ${sku} that is reserved for order ${orderId} can't be settled`, error, {
        'order.id': orderId,
      });
    }
  }
  if (next !== after) await heldStock.savePosition(next);
}

async function settle(
  { orderId, sku, quantity }: HeldReservation,
  progress: OrderProgress | undefined,
  stock: Ports['stock'],
): Promise<void> {
  const outcome = judge(progress);
  if (outcome === undefined) return;
  const lines = [{ sku, quantity }];
  if (outcome === 'sold') await stock.sell(orderId, lines);
  else await stock.release(orderId, lines, `the order ${progress ? `is ${progress.status}` : 'is gone'}`);
  recordMetric('stock.mismatches', 1, { outcome });
  log.warn(`${quantity} of ${sku} were still reserved for order ${orderId}: now ${outcome}`, { 'order.id': orderId });
}

const UNDONE = ['failed', 'cancelled'];
const CONFIRMED = ['confirmed', 'refunding', 'refunded', 'partially_refunded'];

/** What should have happened to the reservation; undefined while the order's saga still works on it. */
function judge(progress: OrderProgress | undefined): 'released' | 'sold' | undefined {
  if (progress === undefined) return 'released';
  if (UNDONE.includes(progress.status) && progress.sagaStatus === 'completed') return 'released';
  return CONFIRMED.includes(progress.status) ? 'sold' : undefined;
}
