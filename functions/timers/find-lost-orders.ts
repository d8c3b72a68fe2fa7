import type { Config } from '../../shared/config.ts';
import type { NewActs } from '../../shared/ports/new-acts.ts';
import { type HousekeepingPorts, runHousekeeping } from '../housekeeping/run-housekeeping.ts';
import type { ActWatch } from './act-watch.ts';
import { restartLostOrders } from './restart-lost-orders.ts';
import { startLostJobs } from './start-lost-jobs.ts';
import { startLostRefunds } from './start-lost-refunds.ts';
import { startWaitingOrders } from './start-waiting-orders.ts';
import { watchOverdue } from './watch-overdue.ts';
import { watchSwitches } from './watch-switches.ts';

type Ports = Parameters<typeof restartLostOrders>[0] &
  Parameters<typeof startWaitingOrders>[0] &
  Parameters<typeof startLostRefunds>[0] &
  Parameters<typeof startLostJobs>[0] &
  Parameters<typeof watchOverdue>[0] &
  Parameters<typeof watchSwitches>[0] &
  HousekeepingPorts & { actWatch: ActWatch; newActs: NewActs };

/**
 * Finds orders, refunds and jobs that nothing continues. Each colour looks for lost sagas of orders, because it sees only its own
 * task hub. The active one also looks for lost starts, for refunds and for jobs, counts overdue orders, does the
 * housekeeping, and tells telemetry what operators do. One search that fails does not keep the others
 * from running.
 */
export async function findLostOrders(ports: Ports, saga: Config['saga'], takesEvents: boolean): Promise<void> {
  const searches = [
    restartLostOrders(ports, saga),
    ...(takesEvents
      ? [
          startWaitingOrders(ports, saga),
          startLostRefunds(ports, saga),
          startLostJobs(ports),
          runHousekeeping(ports),
          watchOverdue(ports),
          watchSwitches(ports),
          ports.actWatch.look(ports),
        ]
      : []),
  ];
  const failed = (await Promise.allSettled(searches)).find((search) => search.status === 'rejected');
  if (failed) throw failed.reason;
}
