import type { Container } from '@azure/cosmos';
import { z } from 'zod';
import { contributionOf, type Day, nothingYet, type ReportedEvent } from '../../domain/daily-report.ts';
import type { PartnerId } from '../../domain/ids.ts';
import { Currency } from '../../domain/money.ts';
import type { DailyReport, Reports } from '../../ports/reports.ts';
import { PartnerDocuments } from './partner-documents.ts';
import { readDocument } from './read-document.ts';
import { runBatch } from './run-batch.ts';
import { BatchFailed, CONFLICT, NOT_FOUND, statusOf } from './status-code.ts';

const count = z.int().nonnegative();
const TotalDocument = z.object({
  type: z.literal('total'),
  day: z.string(),
  currency: Currency,
  orders: count,
  confirmed: count,
  revenue: count,
  failures: count,
  /** Totals that an earlier version began don't have these. */
  refunds: count.default(0),
  refunded: count.default(0),
  /** The time of Cosmos DB's last write, in seconds since the epoch. */
  _ts: z.int(),
});

const Key = z.object({ id: z.string(), day: z.string() });

/** How long a counted event is remembered, in seconds. No message lives that long. */
const REMEMBERED = 90 * 24 * 3_600;

/**
 * Daily totals in Cosmos DB. A partner's day is one logical partition, so that one batch both marks an event as counted
 * and adds it to the totals. A repeated event causes a conflict and adds nothing.
 */
export class CosmosReports implements Reports {
  readonly #container: Container;
  readonly #documents: PartnerDocuments;

  constructor(container: Container) {
    this.#container = container;
    this.#documents = new PartnerDocuments(container);
  }

  async record(event: ReportedEvent): Promise<void> {
    const contribution = contributionOf(event);
    if (contribution === undefined) return;
    const { day, adds } = contribution;
    const { partnerId } = event;
    const { currency } = event.data.total;
    const counted = { id: event.id, partnerId, day, type: 'counted', schemaVersion: 1, ttl: REMEMBERED };
    const operations = Object.entries(adds)
      .filter(([, value]) => value > 0)
      .map(([field, value]) => ({ op: 'incr' as const, path: `/${field}`, value }));
    for (;;) {
      const recorded = await runBatch(
        this.#container,
        [partnerId, day],
        [
          { operationType: 'Create', resourceBody: counted },
          { operationType: 'Patch', id: totalIdOf(currency), resourceBody: { operations } },
        ],
      );
      if (recorded.kind === 'done' || recorded.codes.includes(CONFLICT)) return;
      if (!recorded.codes.includes(NOT_FOUND)) throw new BatchFailed(`counting ${event.id}`, recorded.codes);
      await this.#begin(partnerId, day, currency);
    }
  }

  async listDaily(partnerId: PartnerId, from: Day, to: Day): Promise<{ reports: DailyReport[]; unreadable: Day[] }> {
    const documents = await this.#documents.query(partnerId, {
      where: 'c.type = "total" AND c.day >= @from AND c.day <= @to',
      parameters: [
        { name: '@from', value: from },
        { name: '@to', value: to },
      ],
      orderBy: 'c.partnerId, c.type, c.day',
    });
    const rows = documents.map((document) => {
      const day = String(document['day']);
      return { day, total: readDocument(TotalDocument, document, 'total', `${document['id']} of ${day}`) };
    });
    const reports = rows.flatMap(({ total }) => {
      if (total === undefined) return [];
      const { type: _, _ts: seconds, ...report } = total;
      return [{ ...report, asOf: new Date(seconds * 1_000).toISOString() }];
    });
    return { reports, unreadable: rows.flatMap(({ day, total }) => (total === undefined ? [day] : [])) };
  }

  async forget(partnerId: PartnerId): Promise<void> {
    const documents = await this.#documents.query(partnerId, { where: 'c.type IN ("total", "counted")' });
    const keys = documents.map((document) => Key.parse(document));
    for (const { id, day } of keys) await this.#container.item(id, [partnerId, day]).delete();
  }

  async #begin(partnerId: PartnerId, day: Day, currency: Currency): Promise<void> {
    const keys = { id: totalIdOf(currency), partnerId, day, type: 'total', schemaVersion: 1 };
    try {
      await this.#container.items.create({ ...keys, currency, ...nothingYet });
    } catch (error) {
      if (statusOf(error) !== CONFLICT) throw error;
    }
  }
}

function totalIdOf(currency: Currency): string {
  return `total-${currency}`;
}
