import type { RedeliveryJob } from '../domain/redelivery-job.ts';
import type { EndpointRef } from '../domain/webhook-endpoint.ts';

export interface FoundRedelivery {
  job: RedeliveryJob;
  etag: string;
}

export interface RedeliveryJobs {
  find(endpoint: EndpointRef, id: string): Promise<FoundRedelivery | undefined>;
  /** @returns false if it exists already */
  add(job: RedeliveryJob): Promise<boolean>;
  /** @returns false if it has changed since it was read */
  replace(job: RedeliveryJob, etag: string): Promise<boolean>;
  /** The jobs of all partners that run and have noted nothing for some time. */
  listSilent(now: Date): AsyncIterable<FoundRedelivery>;
}
