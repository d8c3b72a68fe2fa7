import type { Container, JSONObject } from '@azure/cosmos';
import { isSilent, RedeliveryJob } from '../../domain/redelivery-job.ts';
import { schemaVersions } from '../../domain/schema-versions.ts';
import type { EndpointRef } from '../../domain/webhook-endpoint.ts';
import type { FoundRedelivery, RedeliveryJobs } from '../../ports/redelivery-jobs.ts';
import { addOnce } from './add-once.ts';
import { parseDocument } from './parse-document.ts';
import { PartnerDocuments } from './partner-documents.ts';
import { readDocument } from './read-document.ts';
import { replaceUnchanged } from './replace-unchanged.ts';

/** Redelivery jobs, beside the deliveries of their endpoint. A list of deliveries doesn't contain them. */
export class CosmosRedeliveryJobs implements RedeliveryJobs {
  readonly #container: Container;
  readonly #documents: PartnerDocuments;

  constructor(container: Container) {
    this.#container = container;
    this.#documents = new PartnerDocuments(container);
  }

  async find({ partnerId, endpointId }: EndpointRef, id: string) {
    const found = await this.#documents.read(partnerId, id, [endpointId, id]);
    return found && { job: parseDocument(RedeliveryJob, found.document, 'redelivery'), etag: found.etag };
  }

  async add(job: RedeliveryJob): Promise<boolean> {
    const { kind } = await addOnce(this.#container, keyOf(job), toDocument(job));
    return kind === 'added';
  }

  replace(job: RedeliveryJob, etag: string): Promise<boolean> {
    return replaceUnchanged(this.#container, keyOf(job), toDocument(job), etag);
  }

  async *listSilent(now: Date): AsyncIterable<FoundRedelivery> {
    // No delivery has this status, so the index finds only jobs.
    const query = 'SELECT * FROM c WHERE c.status = "running"';
    const pages = this.#container.items.query<JSONObject>(query, { forceQueryPlan: true }).getAsyncIterator();
    for await (const { resources } of pages) {
      for (const document of resources) {
        const job = readDocument(RedeliveryJob, document, 'redelivery', String(document['id']));
        if (job !== undefined && isSilent(job, now)) yield { job, etag: String(document['_etag']) };
      }
    }
  }
}

const keyOf = ({ partnerId, endpointId, id }: RedeliveryJob) => [partnerId, endpointId, id];

function toDocument(job: RedeliveryJob): JSONObject & { id: string } {
  const keys = { subject: job.id, type: 'redelivery', schemaVersion: schemaVersions.redelivery };
  return { ...(job as unknown as JSONObject), id: job.id, ...keys };
}
