import type { Config } from '../../shared/config.ts';
import { restartLostOrders } from './restart-lost-orders.ts';
import { startWaitingOrders } from './start-waiting-orders.ts';

type Ports = Parameters<typeof restartLostOrders>[0] & Parameters<typeof startWaitingOrders>[0];

/**
 * Finds orders that nothing continues. Each colour looks for lost sagas, because it sees only its own task hub. The active
 * one also looks for lost starts. One search that fails does not keep the other from running.
 */
export async function findLostOrders(ports: Ports, saga: Config['saga'], takesEvents: boolean): Promise<void> {
  const restarting = restartLostOrders(ports, saga);
  const starting = takesEvents ? startWaitingOrders(ports, saga) : undefined;
  const failed = (await Promise.allSettled([restarting, starting])).find((search) => search.status === 'rejected');
  if (failed) throw failed.reason;
}
