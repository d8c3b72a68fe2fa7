import { z } from 'zod';
import { unreadable } from '../page.ts';
import { route } from '../route.ts';
import { answerReport } from './answer-report.ts';
import { asOf, day, requireDays, toTotalsView, totalsFields } from './report-shapes.ts';

const MOST_DAYS = 366;

const DailyReportView = z
  .object({ day: day.describe('The day, in UTC'), ...totalsFields, asOf })
  .meta({ id: 'DailyReport' });

const DailyReports = z
  .object({
    data: z.array(DailyReportView).describe('One entry per day and currency'),
    meta: z
      .object({ unreadable })
      .meta({ id: 'DailyReportMeta' })
      .optional()
      .describe('Present if `data` is incomplete: the days with missing data'),
  })
  .meta({ id: 'DailyReportList' });

/** An example of the CSV. */
const alsoExample =
  'day,currency,orders,confirmed,failed,cancelled,revenue,cancelledValue,refunds,refunded,asOf,unreadable\r\n2026-01-31,EUR,3,2,1,0,5160,0,0,0,2026-01-31T08:14:05.000Z,\r\n';

export const getDailyReport = route({
  operationId: 'getDailyReport',
  method: 'GET',
  path: '/v1/reports/daily',
  summary: 'Get the daily report',
  description:
    'How many orders were placed, confirmed, failed and cancelled, and what was refunded, by day (UTC) and currency. An event is counted on the day on which it happened, some seconds later. With `Accept: text/csv` you get the same as CSV, with amounts in minor units and a row with `unreadable` for each day that is in `meta.unreadable`.',
  scope: 'reports.read',
  query: z.strictObject({
    from: day.describe('The first day, in UTC'),
    to: day.describe('The last day, less than 366 days later'),
  }),
  reply: { status: 200, body: DailyReports, etag: true, alsoAs: 'text/csv', alsoExample },
  problems: ['not_acceptable'],

  async handle({ partner, query: { from, to }, accept }, { reports }) {
    requireDays(from, to, MOST_DAYS);
    const found = await reports.list(partner.id, from, to);
    const data = found.days.flatMap(({ day, totals, asOf }) =>
      totals.map((one) => ({ day, ...toTotalsView(one.currency, one.totals), asOf })),
    );
    const leftOut = found.unreadable.length > 0 ? { meta: { unreadable: found.unreadable } } : {};
    return answerReport({ data, ...leftOut }, 'day', accept);
  },
});
