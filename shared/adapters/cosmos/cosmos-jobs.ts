import type { Container } from '@azure/cosmos';
import type { z } from 'zod';
import type { PartnerId } from '../../domain/ids.ts';
import { type Job, type JobKind, type JobRef, refOf } from '../../domain/job.ts';
import type { AddedJob, FoundJob, JobPage, Jobs } from '../../ports/jobs.ts';
import { Unavailable } from '../../ports/unavailable.ts';
import { addOnce } from './add-once.ts';
import { toJobDocument } from './job-document.ts';
import { OpenJobs } from './open-jobs.ts';
import { parseDocument } from './parse-document.ts';
import { PartnerDocuments } from './partner-documents.ts';
import { readDocument } from './read-document.ts';
import { NOT_FOUND, PRECONDITION_FAILED, statusOf } from './status-code.ts';

/** Sorts after every list key. */
const LAST = '~';
const MOST_ATTEMPTS = 20;

/** Jobs of one kind in Cosmos DB. A job is one logical partition, with what it notes about its progress. */
export class CosmosJobs<J extends Job> implements Jobs<J> {
  readonly #container: Container;
  readonly #documents: PartnerDocuments;
  readonly #open: OpenJobs;
  readonly #kind: JobKind;
  readonly #schema: z.ZodType<J>;

  constructor(container: Container, { kind, schema }: { kind: JobKind; schema: z.ZodType<J> }) {
    this.#container = container;
    this.#documents = new PartnerDocuments(container);
    this.#open = new OpenJobs(container);
    this.#kind = kind;
    this.#schema = schema;
  }

  async add(job: J, mostOpen: number): Promise<AddedJob<J>> {
    const known = await this.find(refOf(job));
    if (known !== undefined) return { kind: 'exists', job: known.job };
    const place = await this.#open.takePlace(job, mostOpen);
    if (place.kind === 'full') return { kind: 'too_many', open: place.open };
    const { kind } = await addOnce(this.#container, keyOf(refOf(job)), toJobDocument(job));
    if (kind === 'added') return { kind };
    const other = await this.find(refOf(job));
    if (other === undefined) throw new Unavailable(`job ${job.id} was added and is gone`);
    return { kind: 'exists', job: other.job };
  }

  async find({ partnerId, jobId }: JobRef): Promise<FoundJob<J> | undefined> {
    const found = await this.#documents.read(partnerId, jobId, [jobId]);
    if (found === undefined || found.document['kind'] !== this.#kind) return undefined;
    return { job: parseDocument(this.#schema, found.document, 'job'), etag: found.etag };
  }

  async replace(job: J, etag: string): Promise<string | undefined> {
    try {
      const accessCondition = { type: 'IfMatch', condition: etag };
      const item = this.#container.item(job.id, keyOf(refOf(job)));
      return (await item.replace(toJobDocument(job), { accessCondition })).etag;
    } catch (error) {
      if ([PRECONDITION_FAILED, NOT_FOUND].includes(statusOf(error) ?? 0)) return undefined;
      throw error;
    }
  }

  async change(ref: JobRef, decide: (job: J) => J): Promise<FoundJob<J> | undefined> {
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      const found = await this.find(ref);
      if (found === undefined) return undefined;
      const changed = decide(found.job);
      if (changed === found.job) return found;
      const etag = await this.replace(changed, found.etag);
      if (etag !== undefined) return { job: changed, etag };
    }
    throw new Unavailable(`job ${ref.jobId} was changed by others ${MOST_ATTEMPTS} times in a row`);
  }

  async list(
    partnerId: PartnerId,
    { after = LAST, limit }: { after?: string | undefined; limit: number },
  ): Promise<JobPage<J>> {
    const documents = await this.#documents.query(partnerId, {
      where: 'c.type = "job" AND c.kind = @kind AND c.listKey < @after',
      parameters: [
        { name: '@kind', value: this.#kind },
        { name: '@after', value: after },
      ],
      orderBy: 'c.partnerId DESC, c.type DESC, c.kind DESC, c.listKey DESC',
      top: limit + 1,
    });
    const page = documents.slice(0, limit);
    const jobs = page.flatMap((document) => readDocument(this.#schema, document, 'job', String(document['id'])) ?? []);
    return { jobs, next: documents.length > limit ? String(page.at(-1)?.['listKey']) : undefined };
  }
}

const keyOf = ({ partnerId, jobId }: JobRef) => [partnerId, jobId];
