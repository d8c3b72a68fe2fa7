import { expect, test } from 'vitest';
import { printTable } from './print-table.ts';

const header = ['ID', 'NAME', 'STATE'];
const rows = [
  ['a-1', 'Ada', 'works'],
  ['b-22222', 'Grace Hopper', 'failing since yesterday, because its server does not answer'],
];

test('columns are aligned under their titles', () => {
  expect(printTable(header, rows.slice(0, 1), 80)).toEqual(['ID   NAME  STATE', 'a-1  Ada   works']);
});

test('columns that don’t fit go on below, and no line is wider than the terminal', () => {
  expect(printTable(header, rows, 40)).toEqual([
    ...['ID       NAME', '    STATE'],
    ...['a-1      Ada', '    works'],
    ...['b-22222  Grace Hopper', '    failing since yesterday, because its', '    server does not answer'],
  ]);
});

test('without a terminal it is 80 characters wide; an id is never broken, and an empty cell takes no line', () => {
  const id = 'x'.repeat(100);
  expect(printTable(['ID', 'NOTE'], [[id, '']], Number.POSITIVE_INFINITY)).toEqual(['ID', '    NOTE', id]);
});
