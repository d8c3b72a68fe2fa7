import type { JSONObject } from '@azure/cosmos';
import { type Totals, totalsOf } from '../../domain/report-counts.ts';
import type { DayReport } from '../../ports/reports.ts';
import { readDocument } from './read-document.ts';
import { ReportDocument, TotalDocument } from './report-document.ts';

/**
 * The report of a day from its documents. Release 0.1.0 counted messages, later ones count the feed from its beginning,
 * 30 days back: so the days around the change are counted in both ways, apart from each other. Neither counts an event
 * twice, so the one that has counted more is the complete one.
 *
 * @returns `isComplete` is false if one of the documents can't be read
 */
export function chooseReport(
  day: string,
  documents: readonly JSONObject[],
): { report: DayReport | undefined; isComplete: boolean } {
  const isReport = ({ type }: JSONObject) => type === 'report';
  const isTotal = ({ type }: JSONObject) => type === 'total';
  const nameOf = ({ id }: JSONObject) => `${id} of ${day}`;
  const [report] = documents
    .filter(isReport)
    .map((document) => readDocument(ReportDocument, document, 'report', nameOf(document)));
  const all = documents
    .filter(isTotal)
    .map((document) => readDocument(TotalDocument, document, 'total', nameOf(document)));
  const earlier = all.filter((total) => total !== undefined);
  const isComplete = earlier.length === all.length && (report !== undefined || !documents.some(isReport));
  const before = earlier.map(({ currency, totals }) => ({ currency, totals })).sort(byCurrency);
  if (report !== undefined) {
    const totals = totalsOf(report.hours);
    if (report.rebuiltAt !== undefined || countAll(totals) >= countAll(before)) {
      const { hours, _ts } = report;
      return { report: { day, totals, hours, asOf: toTime(_ts) }, isComplete };
    }
  }
  if (before.length === 0) return { report: undefined, isComplete };
  const asOf = toTime(Math.max(...earlier.map(({ _ts }) => _ts)));
  return { report: { day, totals: before, hours: {}, asOf }, isComplete };
}

const byCurrency = (a: { currency: string }, b: { currency: string }) => (a.currency < b.currency ? -1 : 1);
const toTime = (seconds: number) => new Date(seconds * 1_000).toISOString();

/** How many events are counted, of those that both ways count. */
function countAll(all: readonly { totals: Totals }[]): number {
  return all.reduce((sum, { totals: { orders, confirmed, failures } }) => sum + orders + confirmed + failures, 0);
}
