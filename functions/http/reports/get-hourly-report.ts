import { z } from 'zod';
import type { Currency } from '../../../shared/domain/money.ts';
import type { Totals } from '../../../shared/domain/report-counts.ts';
import { unreadable } from '../page.ts';
import { route } from '../route.ts';
import { answerReport } from './answer-report.ts';
import { asOf, day, requireDays, toTotalsView, totalsFields } from './report-shapes.ts';

const MOST_DAYS = 31;

const HourlyReportView = z
  .object({ hour: z.iso.datetime().describe('When the hour begins, in UTC'), ...totalsFields, asOf })
  .meta({ id: 'HourlyReport' });

const HourlyReports = z
  .object({
    data: z
      .array(HourlyReportView)
      .describe('One entry per hour and currency. Hours in which nothing happened are left out'),
    meta: z
      .object({ unreadable })
      .meta({ id: 'HourlyReportMeta' })
      .optional()
      .describe('Present if `data` is incomplete: the days with missing data'),
  })
  .meta({ id: 'HourlyReportList' });

/** An example of the CSV. */
const alsoExample =
  'hour,currency,orders,confirmed,failed,cancelled,revenue,cancelledValue,refunds,refunded,asOf,unreadable\r\n2026-01-31T08:00:00Z,EUR,3,2,1,0,5160,0,0,0,2026-01-31T08:14:05.000Z,\r\n';

export const getHourlyReport = route({
  operationId: 'getHourlyReport',
  method: 'GET',
  path: '/v1/reports/hourly',
  summary: 'Get the hourly report',
  description:
    'The same as the daily report, by hour (UTC) and currency. Days that were counted before reports by hour existed have no hours. With `Accept: text/csv` you get the same as CSV, with amounts in minor units and a row with `unreadable` for each day that is in `meta.unreadable`.',
  scope: 'reports.read',
  query: z.strictObject({
    from: day.describe('The first day, in UTC'),
    to: day.describe(`The last day, less than ${MOST_DAYS} days later`),
  }),
  reply: { status: 200, body: HourlyReports, etag: true, alsoAs: 'text/csv', alsoExample },
  problems: ['not_acceptable'],

  async handle({ partner, query: { from, to }, accept }, { reports }) {
    requireDays(from, to, MOST_DAYS);
    const found = await reports.list(partner.id, from, to);
    const data = found.days.flatMap(({ day, hours, asOf }) =>
      Object.entries(hours)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([hour, byCurrency]) =>
          Object.entries(byCurrency)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([currency, totals]: [string, Totals]) => {
              const view = toTotalsView(currency as Currency, totals);
              return { hour: `${day}T${hour}:00:00Z`, ...view, asOf };
            }),
        ),
    );
    const leftOut = found.unreadable.length > 0 ? { meta: { unreadable: found.unreadable } } : {};
    return answerReport({ data, ...leftOut }, 'hour', accept);
  },
});
