import type { ExportJob } from '../../shared/domain/export-job.ts';
import type { HousekeepingPart, HousekeepingTask } from '../../shared/domain/housekeeping.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Erasures } from '../../shared/ports/erasures.ts';
import type { ExpiringJobs } from '../../shared/ports/expiring-jobs.ts';
import type { FeatureSwitches } from '../../shared/ports/feature-switches.ts';
import type { DueJobs, Jobs } from '../../shared/ports/jobs.ts';
import type { PartnerFiles } from '../../shared/ports/partner-files.ts';
import type { RecipientErasure } from '../../shared/ports/recipient-erasure.ts';
import type { RedeliveryJobs } from '../../shared/ports/redelivery-jobs.ts';
import type { Retention } from '../../shared/ports/retention.ts';
import type { StoredFiles } from '../../shared/ports/stored-files.ts';
import type { WebhookEndpoints } from '../../shared/ports/webhook-endpoints.ts';
import type { WebhookNudges } from '../../shared/ports/webhook-nudges.ts';

export interface TaskPorts {
  dueJobs: DueJobs;
  expiringJobs: ExpiringJobs;
  storedFiles: StoredFiles;
  partnerFiles: Pick<PartnerFiles, 'find' | 'read' | 'writePart' | 'commitParts'>;
  exports: Pick<Jobs<ExportJob>, 'list' | 'change'>;
  erasures: Erasures;
  recipientErasure: RecipientErasure;
  retention: Retention;
  /** 0: they are kept. */
  recipientKeptDays: number;
  redeliveryJobs: Pick<RedeliveryJobs, 'listSilent' | 'find' | 'replace'>;
  webhookEndpoints: Pick<WebhookEndpoints, 'list'>;
  featureSwitches: Pick<FeatureSwitches, 'findWait'>;
  webhookNudges: Pick<WebhookNudges, 'send'>;
  clock: Clock;
}

/** A part of a round: where it begins, when it has to end, and whether it only looks. */
export interface TaskPart {
  after: string | undefined;
  until: Date;
  isDry: boolean;
}

/** Every part may run twice: what is done already is no longer found. */
export interface TaskDeclaration {
  name: HousekeepingTask;
  /** For operators. */
  summary: string;
  run(ports: TaskPorts, part: TaskPart): Promise<HousekeepingPart>;
}
