import type { Container } from '@azure/cosmos';
import type { PartnerId } from '../../domain/ids.ts';
import { Job } from '../../domain/job.ts';
import type { DueJobs, PartnerWithJobs } from '../../ports/jobs.ts';
import { findNextWaiting, OLDEST_FIRST } from './find-next-waiting.ts';
import { PartnerDocuments } from './partner-documents.ts';
import { readDocument } from './read-document.ts';
import { firstKeyOf, keyAt, timeOfKey } from './waiting-key.ts';

/** Finds jobs by their key, whatever their kind. */
export class CosmosDueJobs implements DueJobs {
  readonly #container: Container;
  readonly #documents: PartnerDocuments;

  constructor(container: Container) {
    this.#container = container;
    this.#documents = new PartnerDocuments(container);
  }

  async findNextPartner(partnerId: PartnerId | undefined): Promise<PartnerWithJobs | undefined> {
    const next = await findNextWaiting(this.#container, 'job', partnerId);
    return next && { partnerId: next.partnerId, dueAt: timeOfKey(next.waitingKey) };
  }

  async listDue(partnerId: PartnerId, before: Date, limit: number): Promise<Job[]> {
    const found: Job[] = [];
    // Those that can't be read must not hide the ones behind them.
    for (let after: string = firstKeyOf(partnerId); found.length < limit; ) {
      const documents = await this.#documents.query(partnerId, {
        where: 'c.type = "job" AND c.waitingKey > @from AND c.waitingKey < @to',
        parameters: [
          { name: '@from', value: after },
          { name: '@to', value: keyAt(partnerId, before) },
        ],
        orderBy: OLDEST_FIRST,
        top: limit,
      });
      found.push(...documents.flatMap((one) => readDocument(Job, one, 'job', String(one['id'])) ?? []));
      if (documents.length < limit) break;
      after = String(documents.at(-1)?.['waitingKey']);
    }
    return found.slice(0, limit);
  }
}
