import type { Config } from '../../shared/config.ts';
import { restartLostOrders } from './restart-lost-orders.ts';
import { startLostRefunds } from './start-lost-refunds.ts';
import { startWaitingOrders } from './start-waiting-orders.ts';

type Ports = Parameters<typeof restartLostOrders>[0] &
  Parameters<typeof startWaitingOrders>[0] &
  Parameters<typeof startLostRefunds>[0];

/**
 * Finds orders and refunds that nothing continues. Each colour looks for lost sagas of orders, because it sees only its own
 * task hub. The active one also looks for lost starts, and for refunds. One search that fails does not keep the others
 * from running.
 */
export async function findLostOrders(ports: Ports, saga: Config['saga'], takesEvents: boolean): Promise<void> {
  const searches = [
    restartLostOrders(ports, saga),
    ...(takesEvents ? [startWaitingOrders(ports, saga), startLostRefunds(ports, saga)] : []),
  ];
  const failed = (await Promise.allSettled(searches)).find((search) => search.status === 'rejected');
  if (failed) throw failed.reason;
}
