import type { Container, JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import type { JobId, PartnerId } from '../../domain/ids.ts';
import { Job, JobRef, jobKinds } from '../../domain/job.ts';
import type { JobsAdmin } from '../../ports/jobs-admin.ts';
import { CosmosJobs } from './cosmos-jobs.ts';
import { OLDEST_FIRST } from './find-next-waiting.ts';
import { parseDocument } from './parse-document.ts';
import { behindKeysOf, firstKeyOf } from './waiting-key.ts';

/** What only one kind of job has is kept: a change must not lose it. */
const AnyJob = z.looseObject(Job.shape);

/** Reads the jobs of all partners; only for operators. */
export class CosmosJobsAdmin implements JobsAdmin {
  readonly #container: Container;

  constructor(container: Container) {
    this.#container = container;
  }

  async list({ partnerId }: { partnerId?: PartnerId | undefined }, limit?: number) {
    const [from, to] = partnerId === undefined ? ['', '~'] : [firstKeyOf(partnerId), behindKeysOf(partnerId)];
    const where = 'c.type = "job" AND c.waitingKey >= @from AND c.waitingKey < @to';
    const top = limit === undefined ? '' : `TOP ${limit} `;
    const documents = await this.#query(`SELECT ${top}* FROM c WHERE ${where} ORDER BY ${OLDEST_FIRST}`, {
      ...{ '@from': from, '@to': to },
    });
    const read = documents.map((document) => ({ id: String(document['id']), job: Job.safeParse(document).data }));
    return {
      jobs: read.flatMap(({ job }) => job ?? []),
      unreadable: read.filter(({ job }) => job === undefined).map(({ id }) => id),
    };
  }

  async find(id: JobId) {
    const [document] = await this.#query('SELECT * FROM c WHERE c.type = "job" AND c.id = @id', { '@id': id });
    if (document === undefined) return undefined;
    return { job: parseDocument(Job, document, 'job'), record: document };
  }

  async change(ref: JobRef, decide: (job: Job) => Job): Promise<Job | undefined> {
    const kind = jobKinds.find((one) => ref.jobId.startsWith(one.slice(0, 3)));
    if (kind === undefined) return undefined;
    const jobs = new CosmosJobs(this.#container, { kind, schema: AnyJob });
    return (await jobs.change(ref, (job) => decide(job) as typeof job))?.job;
  }

  async listRunningIn(hub: string) {
    // Only open jobs and kept files have a `waitingKey`, so those that have ended cost nothing.
    const where = 'c.type = "job" AND IS_DEFINED(c.waitingKey) AND c.status = "running" AND c.run.hub = @hub';
    const found = await this.#query(`SELECT c.id, c.partnerId, c.jobId FROM c WHERE ${where}`, { '@hub': hub });
    const read = found.map((document) => ({ id: String(document['id']), ref: JobRef.safeParse(document).data }));
    return {
      jobs: read.flatMap(({ ref }) => ref ?? []),
      unreadable: read.filter(({ ref }) => ref === undefined).map(({ id }) => id),
    };
  }

  async #query(query: string, values: Record<string, string>): Promise<JSONObject[]> {
    const parameters = Object.entries(values).map(([name, value]) => ({ name, value }));
    const asked = this.#container.items.query<JSONObject>({ query, parameters }, { forceQueryPlan: true });
    return (await asked.fetchAll()).resources;
  }
}
