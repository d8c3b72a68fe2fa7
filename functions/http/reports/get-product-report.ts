import { z } from 'zod';
import { Sku } from '../../../shared/domain/ids.ts';
import { Currency, Money } from '../../../shared/domain/money.ts';
import type { ProductPage } from '../../../shared/ports/reports.ts';
import { buildPage, PageMeta, paging } from '../page.ts';
import { route } from '../route.ts';
import { answerAs } from './answer-as.ts';
import { asOf, day, requireDays } from './report-shapes.ts';
import { writeReportCsv } from './write-report-csv.ts';

const MOST_DAYS = 31;
const count = z.int().nonnegative();

const ProductReportView = z
  .object({
    day: day.describe('The day, in UTC'),
    sku: Sku,
    currency: Currency,
    orders: count.describe('The number of orders of the product that were placed'),
    ordered: count.describe('The units in these orders'),
    confirmed: count.describe('The number of orders of the product that were confirmed'),
    sold: count.describe('The units in the confirmed orders'),
    revenue: Money.describe('The price of these units'),
    refundedUnits: count.describe('The units in refunds that succeeded'),
    refundedValue: Money.describe('The price of these units. It is not taken from `revenue`'),
    asOf,
  })
  .meta({ id: 'ProductReport' });

const WithoutProducts = z
  .object({
    day: day.describe('The day, in UTC'),
    orders: count.describe('Orders that were placed'),
    confirmed: count.describe('Orders that were confirmed'),
    refunds: count.describe('Refunds. Those of an amount name no units'),
  })
  .meta({ id: 'ReportWithoutProducts' });

const ProductReports = z
  .object({
    data: z.array(ProductReportView).describe('One entry per day, product and currency'),
    meta: PageMeta.describe('The position of this page in the report'),
    withoutProducts: z
      .array(WithoutProducts)
      .optional()
      .describe(
        'Present if the daily report of these days counts more than this one: how many orders and refunds are in no product, because our records of them name none',
      ),
  })
  .meta({ id: 'ProductReportList' });

/** An example of the CSV. */
const alsoExample =
  'day,sku,currency,orders,ordered,confirmed,sold,revenue,refundedUnits,refundedValue,asOf,unreadable\r\n2026-01-31,MUG-01,EUR,3,4,2,3,3870,1,1290,2026-01-31T08:14:05.000Z,\r\n';

export const getProductReport = route({
  operationId: 'getProductReport',
  method: 'GET',
  path: '/v1/reports/products',
  summary: 'Get the report by product',
  description:
    'How many orders and units of each product were placed, confirmed and refunded, by day (UTC) and currency. The days are in order; the products of a day are in an order that stays the same, but is not alphabetical. With `Accept: text/csv` you get the same as CSV, with amounts in minor units and a row with `unreadable` for each day that is in `meta.unreadable`, also page by page: the header `Link` names the next one.',
  scope: 'reports.read',
  query: z.strictObject({
    from: day.describe('The first day, in UTC'),
    to: day.describe(`The last day, less than ${MOST_DAYS} days later`),
    ...paging,
  }),
  reply: { status: 200, body: ProductReports, etag: true, headers: ['link'], alsoAs: 'text/csv', alsoExample },
  problems: ['not_acceptable', 'invalid_cursor'],

  async handle({ partner, query, accept }, { reports, cursors }) {
    const { from, to, cursor, limit } = query;
    requireDays(from, to, MOST_DAYS);
    const list = { productReport: partner.id, from, to };
    const after = cursor === undefined ? undefined : await cursors.read(cursor, list);
    const found = await reports.listProducts(partner.id, { from, to, after, limit });

    const nextCursor = found.next === undefined ? undefined : await cursors.write(found.next, list);
    const data = found.products.map(toView);
    const { unreadable } = found;
    const { headers, body } = buildPage('/v1/reports/products', query, { data, limit, unreadable, nextCursor });
    const missing = found.withoutProducts.length > 0 ? { withoutProducts: found.withoutProducts } : {};
    const reply = answerAs({ ...body, ...missing }, accept, () => toCsv(data, unreadable));
    return { ...reply, headers: { ...reply.headers, ...headers } };
  },
});

function toView({ day, sku, currency, totals, asOf }: ProductPage['products'][number]) {
  const { orders, ordered, confirmed, sold, refundedUnits } = totals;
  const money = (amount: number) => ({ amount, currency });
  return {
    ...{ day, sku, currency, orders, ordered, confirmed, sold, revenue: money(totals.revenue) },
    ...{ refundedUnits, refundedValue: money(totals.refundedValue), asOf },
  };
}

const COLUMNS = [
  ...['day', 'sku', 'currency', 'orders', 'ordered', 'confirmed', 'sold', 'revenue'],
  ...['refundedUnits', 'refundedValue', 'asOf'],
];

function toCsv(data: readonly ReturnType<typeof toView>[], unreadable: readonly string[]): string {
  const rows = data.map(({ revenue, refundedValue, ...row }) => {
    const { day, sku, currency, orders, ordered, confirmed, sold, refundedUnits, asOf } = row;
    const counts = [orders, ordered, confirmed, sold, revenue.amount, refundedUnits, refundedValue.amount];
    return [day, sku, currency, ...counts, asOf];
  });
  return writeReportCsv(COLUMNS, rows, unreadable);
}
