import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { toCsvRow } from './to-csv-row.ts';

test('what spreadsheets would run as a formula is text', () => {
  const dangerous = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1', '=HYPERLINK("http://x","y")'];
  const [row] = parse(toCsvRow(dangerous)) as string[][];
  expect(row).toEqual(dangerous.map((text) => `'${text}`));
});

test('numbers, missing values and harmless text stay as they are', () => {
  expect(toCsvRow([-5, undefined, '', 'a=b', 'x-1', '𝒳'])).toBe('-5,,,a=b,x-1,𝒳\r\n');
});

test('a parser of RFC 4180 reads back quotes, commas and line ends', () => {
  const cells = ['a "quoted" word', 'x,y', 'two\r\nlines', 'two\nlines', '"', ','];
  expect(parse(toCsvRow(cells) + toCsvRow(cells))).toEqual([cells, cells]);
});
