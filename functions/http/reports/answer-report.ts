import type { Reply } from '../route.ts';
import { answerAs } from './answer-as.ts';
import type { toTotalsView } from './report-shapes.ts';
import { writeReportCsv } from './write-report-csv.ts';

const COLUMNS = [
  ...['currency', 'orders', 'confirmed', 'failed', 'cancelled'],
  ...['revenue', 'cancelledValue', 'refunds', 'refunded', 'asOf'],
];

type Row = ReturnType<typeof toTotalsView> & { asOf: string };

export interface Report<K extends string> {
  data: (Row & Record<K, string>)[];
  meta?: { unreadable: string[] };
}

/** Answers a report as JSON or, to callers that prefer it, as CSV with amounts in minor units. */
export function answerReport<K extends 'day' | 'hour'>(report: Report<K>, key: K, accept: string): Reply<Report<K>> {
  return answerAs(report, accept, () => toCsv(report, key));
}

function toCsv<K extends 'day' | 'hour'>({ data, meta }: Report<K>, key: K): string {
  const rows = data.map((row) => {
    const { currency, orders, confirmed, failed, cancelled, revenue, cancelledValue, refunds, refunded, asOf } = row;
    const counts = [orders, confirmed, failed, cancelled, revenue.amount, cancelledValue.amount, refunds];
    return [row[key], currency, ...counts, refunded.amount, asOf];
  });
  return writeReportCsv([key, ...COLUMNS], rows, meta?.unreadable ?? []);
}
