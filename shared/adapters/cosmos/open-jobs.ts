import type { Container } from '@azure/cosmos';
import { z } from 'zod';
import { JobId, type PartnerId } from '../../domain/ids.ts';
import { isOpen, type Job, type JobKind, jobStatuses } from '../../domain/job.ts';
import { Unavailable } from '../../ports/unavailable.ts';
import { addOnce } from './add-once.ts';
import { PartnerDocuments } from './partner-documents.ts';
import { replaceUnchanged } from './replace-unchanged.ts';

const ID = 'open';
const MOST_ATTEMPTS = 20;
/** A job is added right after its place is taken. One that isn't there after this time was never added. */
const ADDED_WITHIN_MS = 60_000;

const Place = z.object({ id: JobId, at: z.iso.datetime() });
const Places = z.object({ places: z.array(Place) });
const Status = z.object({ status: z.enum(jobStatuses) });

/**
 * The places of a partner's open jobs of one kind, in one document, so that jobs that are added at the same time don't
 * exceed the limit. A place is not given back: the next job that finds none free takes that of a job that has ended.
 */
export class OpenJobs {
  readonly #container: Container;
  readonly #documents: PartnerDocuments;

  constructor(container: Container) {
    this.#container = container;
    this.#documents = new PartnerDocuments(container);
  }

  async takePlace(job: Job, most: number): Promise<{ kind: 'taken' } | { kind: 'full'; open: JobId[] }> {
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      const found = await this.#documents.read(job.partnerId, ID, [keyOf(job.kind)]);
      const { places } = Places.catch({ places: [] }).parse(found?.document);
      if (places.some(({ id }) => id === job.id)) return { kind: 'taken' };
      const kept =
        places.length < most ? places : await this.#findOpen(job.partnerId, places, Date.parse(job.createdAt));
      if (kept.length >= most) return { kind: 'full', open: kept.map(({ id }) => id) };
      if (await this.#write(job, [...kept, { id: job.id, at: job.createdAt }], found?.etag)) return { kind: 'taken' };
    }
    throw new Unavailable(`the open ${job.kind}s of ${job.partnerId} were changed ${MOST_ATTEMPTS} times in a row`);
  }

  async #findOpen(partnerId: PartnerId, places: z.infer<typeof Place>[], now: number) {
    const isTaken = await Promise.all(
      places.map(async ({ id, at }) => {
        const found = await this.#documents.read(partnerId, id, [id]);
        const job = Status.safeParse(found?.document).data;
        return job === undefined ? now - Date.parse(at) < ADDED_WITHIN_MS : isOpen(job);
      }),
    );
    return places.filter((_place, n) => isTaken[n]);
  }

  async #write({ partnerId, kind }: Job, places: z.infer<typeof Place>[], etag: string | undefined): Promise<boolean> {
    const key = [partnerId, keyOf(kind)];
    const document = { id: ID, partnerId, jobId: keyOf(kind), type: 'open-jobs', places };
    if (etag === undefined) return (await addOnce(this.#container, key, document)).kind === 'added';
    return replaceUnchanged(this.#container, key, document, etag);
  }
}

const keyOf = (kind: JobKind) => `open-${kind}s`;
