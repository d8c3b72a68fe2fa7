import { duration } from '@partner-orders/embedded-azure/console-client/kit/moment.tsx';
import { Table } from '@partner-orders/embedded-azure/console-client/kit/table.tsx';
import type { ShownSample } from '../../load/load-state.ts';

/** What the run has come to. */
export function LoadTotals({ last: { totals, inProgress, waiting, remark } }: { last: ShownSample }) {
  const { answer, toFinal, rejected, ended, notSent } = totals;
  const rejections = Object.values(rejected).reduce((sum, count) => sum + count, 0);
  const rows = [
    [
      'Sent',
      String(totals.sent),
      notSent > 0 ? `${notSent} more were not sent, because too many requests or orders were waiting` : '',
    ],
    ['Accepted', String(totals.accepted), `${waiting} requests have no answer yet`],
    ['Rejected', String(rejections), list(rejected)],
    ['Ended', String(Object.values(ended).reduce((sum, count) => sum + count, 0)), list(ended)],
    ['In progress', String(inProgress), 'orders of this run'],
    ['Answer p50', time(answer.p50), `p95 ${time(answer.p95)}, p99 ${time(answer.p99)}, from when the request was due`],
    [
      'To the end p50',
      time(toFinal.p50),
      `p95 ${time(toFinal.p95)}, p99 ${time(toFinal.p99)}, from acceptance to the last event`,
    ],
  ];
  return (
    <>
      {remark === undefined ? null : <p class="notice warn">{remark}</p>}
      {'rate_limited' in rejected ? (
        <p class="notice warn">
          {rejected['rate_limited']} requests got 429: the gateway limits each partner by its tier, and the app refuses
          what it can’t work on soon. Choose more partners, one with a larger tier, or a lower rate.
        </p>
      ) : null}
      <Table
        caption="Totals of the run"
        rows={rows}
        idOf={([name = '']) => name}
        empty=""
        columns={[
          { name: 'What', cell: ([name]) => name },
          { name: 'Total', cell: ([, total]) => total, isNumber: true },
          { name: 'More', cell: ([, , more]) => more },
        ]}
      />
    </>
  );
}

function list(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

function time(ms: number | null): string {
  return ms === null ? '–' : duration(ms);
}
