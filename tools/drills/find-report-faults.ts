import { z } from 'zod';
import { DRILL_PARTNER, type DrillStack } from './drill-stack.ts';

const Report = z.object({ data: z.array(z.object({ orders: z.number(), confirmed: z.number() })) });
const DAY_MS = 24 * 3_600_000;

/** Whether the partner's report counts each order that the database has. */
export async function findReportFaults(stack: DrillStack): Promise<string[]> {
  const [from, to] = [-1, 1].map((days) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10));
  const partner = await stack.partner();
  const response = await partner.request('GET', `/v1/reports/daily?from=${from}&to=${to}`);
  const { data } = Report.parse(await response.json());
  const counted = data.reduce((sum, { orders }) => sum + orders, 0);
  const placed = await stack.ports.orders.count(DRILL_PARTNER, {});
  return counted === placed ? [] : [`the report counts ${counted} orders of ${placed}`];
}
