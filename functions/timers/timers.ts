import type { Config } from '../../shared/config.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { HeldStock } from '../../shared/ports/held-stock.ts';
import type { OrderMigration } from '../../shared/ports/order-migration.ts';
import type { Sagas } from '../../shared/ports/sagas.ts';
import type { Stock } from '../../shared/ports/stock.ts';
import type { WaitingOrders } from '../../shared/ports/waiting-orders.ts';
import type { SagaAdmission } from '../sagas/saga-admission.ts';
import { migrateOrders } from './migrate-orders.ts';
import { releaseOrphanedStock } from './release-orphaned-stock.ts';
import { startWaitingOrders } from './start-waiting-orders.ts';

/** The ports that timers use. */
export interface TimerPorts {
  waiting: WaitingOrders;
  admission: SagaAdmission;
  sagas: Sagas;
  clock: Clock;
  migration: OrderMigration;
  heldStock: HeldStock;
  stock: Stock;
}

export type TimerSettings = Pick<Config, 'saga' | 'migration' | 'heldStock'>;

interface Timer {
  /** The name of the timer's function. */
  name: string;
  /** An NCRONTAB expression. */
  schedule(settings: TimerSettings): string;
  run(ports: TimerPorts, settings: TimerSettings): Promise<void>;
}

/** All timers of the app. */
export const timers: readonly Timer[] = [
  {
    name: 'start-waiting-orders',
    schedule: ({ saga }) => saga.searchSchedule,
    run: (ports, { saga }) => startWaitingOrders(ports, saga),
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
];
