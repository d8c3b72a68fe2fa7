import { expect, test } from 'vitest';
import { writeReportCsv } from './write-report-csv.ts';

test('a day that is unreadable has a row of its own, so that the sums are not taken for whole', () => {
  const csv = writeReportCsv(['day', 'currency', 'orders'], [['2026-01-31', 'EUR', 3]], ['2026-02-01']);
  expect(csv).toBe('day,currency,orders,unreadable\r\n2026-01-31,EUR,3,\r\n2026-02-01,,,true\r\n');
});
