import type { ExportJob } from '../../shared/domain/export-job.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { FeatureSwitches } from '../../shared/ports/feature-switches.ts';
import type { Jobs } from '../../shared/ports/jobs.ts';
import type { Orders } from '../../shared/ports/orders.ts';
import type { PartnerFiles } from '../../shared/ports/partner-files.ts';
import type { SliceGate } from '../jobs/slice-gate.ts';

export interface ExportPorts {
  exports: Jobs<ExportJob>;
  orders: Pick<Orders, 'list' | 'count' | 'readTimeline'>;
  partnerFiles: PartnerFiles;
  sliceGate: SliceGate;
  featureSwitches: Pick<FeatureSwitches, 'findWait'>;
  clock: Clock;
}

export interface ExportPace {
  /** How long a slice works, until it begins no further part. */
  sliceMs: number;
  ordersPerSecond: number;
  /** How many orders a query returns: few, because the process answers others between two queries. */
  pageOrders: number;
  /** How many orders a part has at most, besides those of the page that completes it. */
  partOrders: number;
}
