import { randomUUID } from 'node:crypto';
import type { DurableClient } from 'durable-functions';
import type { Job, JobRun } from '../../domain/job.ts';
import type { JobOrchestrations, JobRuns } from '../../ports/jobs.ts';
import { startInstance } from './start-instance.ts';

/** Starts the orchestrations of jobs through the Durable client of one invocation. An instance has the id of its job. */
export class DurableJobRuns implements JobRuns {
  readonly #client: DurableClient;
  readonly #orchestrations: JobOrchestrations;
  readonly #deadlineMs: number;

  constructor(client: DurableClient, orchestrations: JobOrchestrations, deadlineMs = 15_000) {
    this.#client = client;
    this.#orchestrations = orchestrations;
    this.#deadlineMs = deadlineMs;
  }

  start({ id, partnerId, kind, traceparent }: Pick<Job, 'id' | 'partnerId' | 'kind' | 'traceparent'>) {
    const input: JobRun = {
      ...{ partnerId, jobId: id, start: randomUUID(), hub: this.#client.taskHubName, isClaimed: false },
      ...(traceparent === undefined ? {} : { traceparent }),
    };
    return startInstance(this.#client, this.#orchestrations[kind], { instanceId: id, input }, this.#deadlineMs);
  }
}
