import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Json } from '../values/json.ts';
import { functions } from './functions.ts';
import { readQuery, rootScope } from './query.ts';
import { selectRows } from './select-rows.ts';

const document: Json = { text: 'Grüße', number: -2.5, list: [1, 'a', { b: 1, c: 2 }], object: { x: 1 }, nothing: null };

function value(expression: string): Json | undefined {
  const query = readQuery(`SELECT VALUE ${expression} FROM c`);
  return selectRows(query.select, [document], rootScope(query, new Map()))[0];
}

test.each<[string, Json | undefined]>([
  ['IS_DEFINED(c.absent)', false],
  ['IS_NULL(c.nothing)', true],
  ['IS_BOOL(true)', true],
  ['IS_NUMBER(c.number)', true],
  ['IS_INTEGER(c.number)', false],
  ['IS_FINITE_NUMBER(1)', true],
  ['IS_STRING(c.text)', true],
  ['IS_ARRAY(c.list)', true],
  ['IS_OBJECT(c.list)', false],
  ['IS_PRIMITIVE(c.object)', false],
  ["STARTSWITH(c.text, 'gr', true)", true],
  ["ENDSWITH(c.text, 'E')", false],
  ["CONTAINS(c.text, 'üß')", true],
  ["STRINGEQUALS(c.text, 'GRÜßE', true)", true],
  ['UPPER("ab")', 'AB'],
  ['LOWER("AB")', 'ab'],
  ['LENGTH(c.text)', 5],
  ['TRIM(" a ")', 'a'],
  ['LTRIM(" a ")', 'a '],
  ['RTRIM(" a ")', ' a'],
  ['REVERSE("abc")', 'cba'],
  ['TOSTRING(c.object)', '{"x":1}'],
  ['STRINGTONUMBER("1.5")', 1.5],
  ['STRINGTONUMBER("1,5")', undefined],
  ['CONCAT("a", "b", "c")', 'abc'],
  ['SUBSTRING("abcdef", 1, 3)', 'bcd'],
  ['LEFT("abc", 2)', 'ab'],
  ['RIGHT("abc", 2)', 'bc'],
  ['RIGHT("abc", 0)', ''],
  ['INDEX_OF("abc", "c")', 2],
  ['REPLACE("aXbX", "X", "-")', 'a-b-'],
  ['ARRAY_CONTAINS(c.list, {b: 1}, true)', true],
  ['ARRAY_CONTAINS(c.list, {b: 1})', false],
  ['ARRAY_LENGTH(c.list)', 3],
  ['ARRAY_CONCAT([1], [2, 3])', [1, 2, 3]],
  ['ARRAY_SLICE([1, 2, 3, 4], 1, 2)', [2, 3]],
  ['ARRAY_SLICE([1, 2, 3, 4], -1)', [4]],
  ['ABS(c.number)', 2.5],
  ['CEILING(c.number)', -2],
  ['FLOOR(c.number)', -3],
  ['ROUND(c.number)', -3],
  ['TRUNC(c.number)', -2],
  ['SIGN(c.number)', -1],
  ['SQRT(4)', 2],
  ['SQRT(-4)', undefined],
  ['EXP(0)', 1],
  ['LOG(1)', 0],
  ['POWER(2, 10)', 1024],
  ['IIF(c.number < 0, "below", "above")', 'below'],
  ['LENGTH(c.number)', undefined],
  ['UPPER(c.absent)', undefined],
])('%s', (expression, expected) => expect(value(expression)).toEqual(expected));

test('the current time, as text with seven decimals and as milliseconds', () => {
  expect(value('GETCURRENTDATETIME()')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/);
  expect(value('GETCURRENTTIMESTAMP()')).toBeCloseTo(Date.now(), -4);
});

test('every function is told of in SUPPORT.md', () => {
  const told = readFileSync(new URL('../SUPPORT.md', import.meta.url), 'utf8');
  for (const name of functions.keys()) {
    if (!name.startsWith('IS_')) expect(told).toMatch(new RegExp(`\\b${name}\\b`));
  }
});
