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
  /** What the look has cost. */
  requestUnits: number;
}

/** The operators' cheap look at an installation: counts from indexes, no document of an order that has ended. */
export interface LoadAdmin {
  look(now: Date): Promise<Load>;
}
