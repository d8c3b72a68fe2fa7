import type { Container } from '@azure/cosmos';
import { type Count, contributionOf, type Day, type ReportedEvent } from '../../domain/daily-report.ts';
import type { PartnerId } from '../../domain/ids.ts';
import type { DailyReport, Reports } from '../../ports/reports.ts';
import { CallGroups } from '../call-groups.ts';
import { countEvents } from './count-events.ts';
import { PartnerDocuments } from './partner-documents.ts';
import { readDocument } from './read-document.ts';
import { TotalDocument } from './total-document.ts';

/** An event waits for this long at most before it is counted, and its message takes up a place meanwhile. */
const PAUSE = { pauseMs: 250 };

/**
 * Daily totals in Cosmos DB. Events of one partner and day that come at the same time are counted together: adding to
 * the totals costs more than marking an event as counted.
 */
export class CosmosReports implements Reports {
  readonly #documents: PartnerDocuments;
  readonly #groups: CallGroups<{ partnerId: PartnerId; day: Day; count: Count }>;

  constructor(container: Container, pause = PAUSE) {
    this.#documents = new PartnerDocuments(container);
    this.#groups = new CallGroups(async (group) => {
      const [first] = group;
      if (first === undefined) return;
      const counts = group.map(({ count }) => count);
      await countEvents({ container, partnerId: first.partnerId, day: first.day }, counts);
    }, pause);
  }

  async record(event: ReportedEvent): Promise<void> {
    const contribution = contributionOf(event);
    if (contribution === undefined) return;
    const { partnerId } = event;
    const { day, count } = contribution;
    await this.#groups.add(`${partnerId} ${day}`, { partnerId, day, count });
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
}
