import type { Config } from '../../shared/config.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { FeatureSwitches } from '../../shared/ports/feature-switches.ts';
import type { HeldStock } from '../../shared/ports/held-stock.ts';
import type { DueJobs, JobRuns, PartnerWithJobs } from '../../shared/ports/jobs.ts';
import type { NewActs } from '../../shared/ports/new-acts.ts';
import type { OpenRefunds, PartnerWithRefunds } from '../../shared/ports/open-refunds.ts';
import type { OrderMigration } from '../../shared/ports/order-migration.ts';
import type { Orders } from '../../shared/ports/orders.ts';
import type { SagaInstances } from '../../shared/ports/saga-instances.ts';
import type { Sagas } from '../../shared/ports/sagas.ts';
import type { ScreenedOrders } from '../../shared/ports/screened-orders.ts';
import type { Stock } from '../../shared/ports/stock.ts';
import type { WaitingPartner } from '../../shared/ports/waiting-orders.ts';
import type { WorkingOrders } from '../../shared/ports/working-orders.ts';
import type { HousekeepingPorts } from '../housekeeping/run-housekeeping.ts';
import { type ReconcilePorts, reconcile } from '../reconciliation/reconcile.ts';
import type { SagaAdmission } from '../sagas/saga-admission.ts';
import type { ActWatch } from './act-watch.ts';
import { findLostOrders } from './find-lost-orders.ts';
import { migrateOrders } from './migrate-orders.ts';
import type { PartnerRounds } from './partner-rounds.ts';
import { releaseOrphanedStock } from './release-orphaned-stock.ts';
import { watchHolds } from './watch-holds.ts';

/** The ports that timers use. */
export interface TimerPorts extends ReconcilePorts, HousekeepingPorts {
  orderRounds: PartnerRounds<WaitingPartner>;
  refundRounds: PartnerRounds<PartnerWithRefunds>;
  openRefunds: OpenRefunds;
  dueJobs: DueJobs;
  jobRounds: PartnerRounds<PartnerWithJobs>;
  jobRuns: JobRuns;
  admission: SagaAdmission;
  sagas: Sagas & SagaInstances;
  working: WorkingOrders;
  orders: Orders;
  clock: Clock;
  migration: OrderMigration;
  heldStock: HeldStock;
  stock: Stock;
  screenedOrders: ScreenedOrders;
  newActs: NewActs;
  actWatch: ActWatch;
  featureSwitches: FeatureSwitches;
}

export type TimerSettings = Pick<
  Config,
  'saga' | 'migration' | 'heldStock' | 'screening' | 'takesEvents' | 'reconciliation'
>;

interface Timer {
  /** The name of the timer's function. */
  name: string;
  /** An NCRONTAB expression. */
  schedule(settings: TimerSettings): string;
  /** Whether the idle colour of a deployment has it too. */
  isOfEachColour?: true;
  run(ports: TimerPorts, settings: TimerSettings): Promise<void>;
}

/** All timers of the app. */
export const timers: readonly Timer[] = [
  {
    // One function for all searches: on Flex Consumption each function is a group with instances of its own.
    name: 'find-lost-orders',
    schedule: ({ saga }) => saga.searchSchedule,
    isOfEachColour: true,
    run: (ports, { saga, takesEvents }) => findLostOrders(ports, saga, takesEvents),
  },
  {
    name: 'migrate-orders',
    schedule: ({ migration }) => migration.schedule,
    run: (ports, { migration }) => migrateOrders(ports, migration),
  },
  {
    name: 'release-orphaned-stock',
    schedule: ({ heldStock }) => heldStock.schedule,
    run: (ports, { heldStock }) => releaseOrphanedStock(ports, heldStock),
  },
  {
    name: 'reconcile-books',
    schedule: ({ reconciliation }) => reconciliation.schedule,
    run: (ports, { reconciliation }) => reconcile(ports, reconciliation),
  },
  {
    name: 'watch-holds',
    schedule: ({ screening }) => screening.schedule,
    run: (ports) => watchHolds(ports),
  },
];
