import type { JobKind, JobStatus } from '../domain/job.ts';
import type { OpenOrder, Order } from '../domain/order.ts';

/** Which steps of orders wait for the end of an outage, and why. `breaker_open`: the app does not call that provider. */
export interface WaitingStep {
  step: string;
  code: string;
  orders: number;
}

/** What an installation does now. Counts are over all partners. */
export interface Load {
  /** Placed, and ended with this status, since a minute ago. */
  lastMinute: { placed: number } & Record<'confirmed' | 'failed' | 'cancelled', number>;
  open: Record<OpenOrder['status'], number>;
  sagas: Record<'waiting' | 'running' | 'compensating' | 'stuck', number>;
  /** When the oldest order was placed that no saga has claimed. */
  oldestWaiting: Order['createdAt'] | undefined;
  outages: WaitingStep[];
  refunds: Record<'running' | 'waiting' | 'stuck', number>;
  webhooks: { pending: number; oldestPending: string | undefined };
  jobs: Partial<Record<`${JobKind} ${JobStatus}`, number>>;
  rejections: number;
  parked: number;
  differences: number;
  /** Placed so long ago that a saga should have claimed them. */
  late: number;
  /** Unchanged for longer than a saga waits between two tries. */
  quiet: number;
  /** They wait for a person's verdict. */
  held: number;
  /** Refunds whose saga should work on them, and has shown no sign of it since. */
  silentRefunds: number;
  /** Rebuilds of reports that nobody goes on with. */
  interrupted: number;
  /** What the look has cost. */
  requestUnits: number;
}

/** The operators' cheap look at an installation: counts from indexes, no document of an order that has ended. */
export interface LoadAdmin {
  /** @param since when waiting becomes late, and silence means that nobody works on something */
  look(now: Date, since: { late: Date; quiet: Date }): Promise<Load>;
}
