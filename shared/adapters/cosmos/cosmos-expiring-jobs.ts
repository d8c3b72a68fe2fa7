import type { Container, JSONObject } from '@azure/cosmos';
import { expireJob } from '../../domain/expire-job.ts';
import { Job, type JobRef } from '../../domain/job.ts';
import { postponeExpiry } from '../../domain/postpone-expiry.ts';
import type { ExpiringJobs } from '../../ports/expiring-jobs.ts';
import { Unavailable } from '../../ports/unavailable.ts';
import { toJobDocument } from './job-document.ts';
import { parseDocument } from './parse-document.ts';
import { PartnerDocuments } from './partner-documents.ts';
import { replaceUnchanged } from './replace-unchanged.ts';

const MOST_ATTEMPTS = 5;

export class CosmosExpiringJobs implements ExpiringJobs {
  readonly #container: Container;
  readonly #documents: PartnerDocuments;

  constructor(container: Container) {
    this.#container = container;
    this.#documents = new PartnerDocuments(container);
  }

  async find(ref: JobRef): Promise<Job | undefined> {
    return (await this.#find(ref))?.job;
  }

  expire(ref: JobRef, now: Date): Promise<boolean> {
    return this.#change(ref, (job) => expireJob(job, now));
  }

  postpone(ref: JobRef, now: Date, until: Date): Promise<boolean> {
    return this.#change(ref, (job) => postponeExpiry(job, now, until));
  }

  async #change(ref: JobRef, change: (job: Job) => Job): Promise<boolean> {
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      const found = await this.#find(ref);
      const changed = found && change(found.job);
      if (changed === undefined || changed === found?.job) return false;
      // The key by which timers find it doesn't stay if it is not due again.
      const { waitingKey: _, ...kept } = found?.document ?? {};
      const document = { ...kept, ...toJobDocument(changed) };
      if (await replaceUnchanged(this.#container, [ref.partnerId, ref.jobId], document, found?.etag ?? '')) return true;
    }
    throw new Unavailable(`job ${ref.jobId} was changed by others ${MOST_ATTEMPTS} times in a row`);
  }

  async #find({ partnerId, jobId }: JobRef): Promise<{ job: Job; document: JSONObject; etag: string } | undefined> {
    const found = await this.#documents.read(partnerId, jobId, [jobId]);
    return found && { ...found, job: parseDocument(Job, found.document, 'job') };
  }
}
