import type { Container } from '@azure/cosmos';
import { type PartnerId, RefundRef } from '../../domain/ids.ts';
import type { OpenRefunds, PartnerWithRefunds } from '../../ports/open-refunds.ts';
import { findNextWaiting, OLDEST_FIRST } from './find-next-waiting.ts';
import { PartnerDocuments } from './partner-documents.ts';
import { readDocument } from './read-document.ts';
import { firstKeyOf, keyAt, timeOfKey } from './waiting-key.ts';

/** Reads only the keys of a refund, so one that can't be read is found too. */
export class CosmosOpenRefunds implements OpenRefunds {
  readonly #container: Container;
  readonly #documents: PartnerDocuments;

  constructor(container: Container) {
    this.#container = container;
    this.#documents = new PartnerDocuments(container);
  }

  async findNextPartner(partnerId: PartnerId | undefined): Promise<PartnerWithRefunds | undefined> {
    const next = await findNextWaiting(this.#container, 'refund', partnerId);
    return next && { partnerId: next.partnerId, searchAt: timeOfKey(next.waitingKey) };
  }

  async listDue(partnerId: PartnerId, before: Date, limit: number): Promise<RefundRef[]> {
    const documents = await this.#documents.query(partnerId, {
      where: 'c.type = "refund" AND c.waitingKey > @from AND c.waitingKey < @to',
      parameters: [
        { name: '@from', value: firstKeyOf(partnerId) },
        { name: '@to', value: keyAt(partnerId, before) },
      ],
      orderBy: OLDEST_FIRST,
      top: limit,
    });
    return documents.flatMap(({ orderId = '', id = '' }) => {
      return readDocument(RefundRef, { partnerId, orderId, refundId: id }, 'refund', String(id)) ?? [];
    });
  }

  /** Only the status is indexed. The time is checked for the refunds that wait, which are few. */
  async countAtProvider(before: Date): Promise<number> {
    const where = 'c.type = "refund" AND c.sagaStatus = "waiting" AND c.refund.atProviderSince < @before';
    const query = { query: `SELECT VALUE COUNT(1) FROM c WHERE ${where}` };
    const parameters = [{ name: '@before', value: before.toISOString() }];
    const { resources } = await this.#container.items
      .query<number>({ ...query, parameters }, { forceQueryPlan: true })
      .fetchAll();
    return Number(resources[0] ?? 0);
  }
}
