import { expect, test } from 'vitest';
import { previewRows } from './preview-rows.ts';

test('a row shows its type, status and time, then what differs, and neither ids nor what Cosmos DB adds', () => {
  const row = (n: number, status: string) => ({
    ...{ id: `a${n}`, partnerId: 'acme', _ts: n, schemaVersion: 3, units: n, type: 'order', status },
    order: { status, updatedAt: `2026-01-0${n}`, lines: [n] },
  });
  expect(previewRows([row(1, 'open'), row(2, 'done')])).toEqual([
    'type "order", status "open", order.updatedAt "2026-01-01", units 1',
    'type "order", status "done", order.updatedAt "2026-01-02", units 2',
  ]);
});

test('a row without such fields shows its beginning, and a long value its own', () => {
  expect(previewRows([[1, 2]])).toEqual(['[1,2]']);
  expect(previewRows([{ name: 'x'.repeat(99) }])).toEqual([`name "${'x'.repeat(38)}…`]);
});
