import { z } from 'zod';
import { Currency, Money } from '../../../shared/domain/money.ts';
import type { DailyReport } from '../../../shared/ports/reports.ts';
import { Problem } from '../../../shared/problems.ts';
import { unreadable } from '../page.ts';
import { route } from '../route.ts';

const MOST_DAYS = 366;
const DAY_MS = 24 * 3_600_000;
const day = z.iso.date();
const count = z.int().nonnegative();

const DailyReportView = z
  .object({
    day: day.describe('The day, in UTC'),
    currency: Currency,
    orders: count.describe('The number of orders placed that day'),
    confirmed: count.describe('The number of orders confirmed that day'),
    failed: count.describe('The number of orders that failed that day'),
    revenue: Money.describe('The total value of the confirmed orders'),
    refunds: count.describe('The number of refunds that succeeded that day'),
    refunded: Money.describe('The total amount of these refunds. It is not taken from `revenue`'),
    asOf: z.iso.datetime().describe('When the last event was counted'),
  })
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

export const getDailyReport = route({
  operationId: 'getDailyReport',
  method: 'GET',
  path: '/v1/reports/daily',
  summary: 'Get the daily report',
  description: 'How many orders were placed, confirmed and failed, and what was refunded, by day (UTC) and currency.',
  scope: 'reports.read',
  query: z.strictObject({
    from: day.describe('The first day'),
    to: day.describe('The last day, less than 366 days later'),
  }),
  reply: { status: 200, body: DailyReports },

  async handle({ partner, query: { from, to } }, { reports }) {
    const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
    if (days < 0 || days >= MOST_DAYS) {
      const message = days < 0 ? 'must not be before from' : `must be less than ${MOST_DAYS} days after from`;
      throw new Problem('validation_failed', { details: [{ path: 'query.to', message }] });
    }
    const found = await reports.listDaily(partner.id, from, to);
    const leftOut = found.unreadable.length > 0 ? { meta: { unreadable: found.unreadable } } : {};
    return { status: 200, body: { data: found.reports.map(toDailyReportView), ...leftOut } };
  },
});

function toDailyReportView(report: DailyReport) {
  const { day, currency, orders, confirmed, failures, revenue, refunds, refunded, asOf } = report;
  const money = (amount: number) => ({ amount, currency });
  const counts = { orders, confirmed, failed: failures, refunds };
  return { day, currency, ...counts, revenue: money(revenue), refunded: money(refunded), asOf };
}
