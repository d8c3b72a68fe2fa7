import { expect, test } from 'vitest';
import type { Formatter } from '../../../../monitoring/workbook.ts';
import { applyFormatter } from './apply-formatter.ts';

test('a value stands in the text of its threshold as it is, also one with a dollar', () => {
  const red = { operator: 'Default', thresholdValue: null, representation: 'redBright', text: 'bad: {0}{1}' } as const;
  const formatter: Formatter = {
    columnMatch: 'Name',
    formatter: 18,
    formatOptions: { thresholdsOptions: 'colors', thresholdsGrid: [red] },
  };
  expect(applyFormatter("$& and $'", 'string', formatter)).toEqual({ text: "bad: $& and $'", tone: 'bad' });
});

test('a size is written in the unit of the portal', () => {
  const formatter: Formatter = {
    columnMatch: 'Size',
    formatter: 0,
    numberFormat: { unit: 4, options: { style: 'decimal' } },
  };
  expect(applyFormatter(1_536.5, 'real', formatter)).toEqual({ text: '1,536.5 MiB' });
});
