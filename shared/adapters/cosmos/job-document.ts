import type { JSONObject } from '@azure/cosmos';
import { dueTimeOf, isOpen, type Job } from '../../domain/job.ts';
import { schemaVersions } from '../../domain/schema-versions.ts';
import { waitingKeyOf } from './waiting-key.ts';

/** How long a job is kept after it has ended, in seconds: longer than its file. */
const KEPT_S = 30 * 24 * 3_600;

export function toJobDocument(job: Job): JSONObject & { id: string } {
  const dueAt = dueTimeOf(job);
  // Of a job that keeps all fields of its document, these are from before.
  const { waitingKey: _, ttl: __, ...fields } = job as Job & { waitingKey?: unknown; ttl?: unknown };
  return {
    ...(fields as unknown as JSONObject),
    id: job.id,
    jobId: job.id,
    type: 'job',
    listKey: `${job.createdAt}#${job.id}`,
    ...(dueAt === undefined ? {} : { waitingKey: waitingKeyOf(job.partnerId, `${dueAt}#${job.id}`) }),
    ...(isOpen(job) ? {} : { ttl: KEPT_S }),
    schemaVersion: schemaVersions.job,
  };
}
