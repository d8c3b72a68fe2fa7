import type { Job } from '../../shared/domain/job.ts';
import { log } from '../../shared/telemetry/log.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';

/** Counts a job that has ended. Called by the process whose write ended it. */
export function noteEnd(job: Job & { startedAt?: string | undefined }): void {
  const { id, partnerId, kind, status, failure, createdAt, startedAt, updatedAt } = job;
  recordMetric('jobs.ended', 1, { kind, status, failure: failure?.code ?? 'none' });
  // An import that nobody started took no time.
  const began = kind === 'import' ? startedAt : createdAt;
  if (began !== undefined) recordMetric('jobs.duration', Date.parse(updatedAt) - Date.parse(began), { kind, status });
  const ids = { 'job.id': id, 'partner.id': partnerId };
  if (failure === undefined) log.info(`job ${id} is ${status}`, ids);
  else log.warn(`job ${id} has failed: ${failure.code}`, ids);
}
