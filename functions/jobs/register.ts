import { app, type InvocationContext } from '@azure/functions';
import type { ReadJobs } from '../../shared/ports/jobs.ts';
import { runWithLog } from '../../shared/telemetry/log.ts';
import { type ChangeFeed, changeFeedTrigger } from '../change-feed-trigger.ts';
import type { JobBinding } from './job-binding.ts';
import { startJobs } from './start-jobs.ts';

interface Ports {
  readJobs: ReadJobs;
  jobChanges: ChangeFeed;
  jobBinding: JobBinding;
}

/** HTTP functions hold no durable client: they write a job, and this function starts its orchestration. */
export function registerJobs({ readJobs, jobChanges, jobBinding }: Ports, { pollMs }: { pollMs: number }): void {
  app.cosmosDB('start-jobs', {
    ...changeFeedTrigger('start-jobs', jobChanges, { pollMs }),
    // Jobs are few, and take minutes. Each renewal of a lease costs a write.
    ...{ leaseExpirationInterval: 60_000, leaseRenewInterval: 17_000, leaseAcquireInterval: 13_000 },
    extraInputs: [jobBinding.input],
    handler: (documents: unknown[], invocation: InvocationContext) =>
      runWithLog(invocation, {}, () => startJobs(documents, { readJobs, jobRuns: jobBinding.bindJobs(invocation) })),
  });
}
