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
  ['TRIM("___AdventureWorks___", "_")', 'AdventureWorks'],
  ['TRIM("---AdventureWorks---")', '---AdventureWorks---'],
  ['TRIM("-- AdventureWorks --", "-")', ' AdventureWorks '],
  ['TRIM("-_-AdventureWorks-_-", "-_")', 'AdventureWorks'],
  ['LTRIM("AdventureWorks", "Works")', 'AdventureWorks'],
  ['LTRIM("AdventureWorks", "Adventure")', 'Works'],
  ['LTRIM("AdventureWorks", "AdventureWorks")', ''],
  ['LTRIM("AdventureWorks", "")', 'AdventureWorks'],
  ['RTRIM("AdventureWorks", "Works")', 'Adventure'],
  ['RTRIM("AdventureWorks", "Adventure")', 'AdventureWorks'],
  ['TRIM("a", 1)', undefined],
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
  ['STRINGTOBOOLEAN(" true ")', true],
  ['STRINGTOBOOLEAN("TRUE")', undefined],
  ['STRINGTONULL("null")', null],
  ['STRINGTOARRAY("[1, {\\"a\\": null}]")', [1, { a: null }]],
  ['STRINGTOARRAY("{}")', undefined],
  ['STRINGTOOBJECT("{\\"a\\": [1]}")', { a: [1] }],
  ['STRINGTOOBJECT("{a: 1}")', undefined],
  ['REPLICATE("ab", 3)', 'ababab'],
  ['REPLICATE("ab", -1)', undefined],
  ['STRINGJOIN(["a", "b"], "-")', 'a-b'],
  ['STRINGSPLIT("a-b-", "-")', ['a', 'b', '']],
  ['REGEXMATCH("abcd", "^a.+d$")', true],
  ['REGEXMATCH("abcd", "ABC")', false],
  ['REGEXMATCH("abcd", "ABC", "i")', true],
  ['REGEXMATCH("abcd", "a  b c", "x")', true],
  ['REGEXMATCH("a\\nb", "^b$", "m")', true],
  ['REGEXMATCH("a", "a", "z")', undefined],
  ['REGEXMATCH(c.number, "2")', undefined],
  ['ARRAY_CONTAINS_ANY(c.list, "x", "a")', true],
  ['ARRAY_CONTAINS_ALL(c.list, 1, "a", "x")', false],
  ['SETINTERSECT([1, 2, 2, 3], [3, 2, 4])', [2, 3]],
  ['SETUNION([1, 2, 2], [2, 3])', [1, 2, 3]],
  ['SETDIFFERENCE([1, 2, 3], [2])', [1, 3]],
  ['CHOOSE(2, "a", "b")', 'b'],
  ['CHOOSE(0, "a", "b")', undefined],
  ['OBJECTTOARRAY(c.object)', [{ k: 'x', v: 1 }]],
  ['OBJECTTOARRAY(c.object, "name", "is")', [{ name: 'x', is: 1 }]],
  ['LOG(8, 2)', 3],
  ['LOG(8, c.nothing)', undefined],
  ['NUMBERBIN(37, c.nothing)', undefined],
  ['INDEX_OF("aa", "a", c.nothing)', undefined],
  ['LTRIM("a", c.nothing)', undefined],
  ['REGEXMATCH("a", "a", c.nothing)', undefined],
  ['OBJECTTOARRAY({}, c.nothing)', undefined],
  ['ATN2(35.175643, 129.44)', 0.265344532064832], // y before x, as documented
  ['DATETIMEBIN("2021-01-08T18:35:00.0000000", "hh", 5)', '2021-01-08T15:00:00.0000000Z'],
  ['DATETIMEBIN("2021-01-08T18:35:00.0000000", "dd", 7)', '2021-01-07T00:00:00.0000000Z'],
  [
    'DATETIMEBIN("2021-01-08T18:35:00.0000000", "dd", 7, "1601-01-01T00:00:00.0000000")',
    '2021-01-04T00:00:00.0000000Z',
  ],
  ['LOG10(1000)', 3],
  ['SQUARE(c.number)', 6.25],
  ['NUMBERBIN(37, 10)', 30],
  ['ROUND(PI())', 3],
  ['DEGREES(PI())', 180],
  ['RADIANS(180) = PI()', true],
  ['[SIN(0), COS(0), TAN(0), ASIN(0), ACOS(1), ATAN(0), ATN2(0, 1)]', [0, 1, 0, 0, 0, 0, 0]],
  ['COT(0)', undefined],
  ['RAND() < 1', true],
  ['INTADD(9223372036854775807, 1) < 0', true],
  ['INTSUB(5, 7)', -2],
  ['INTMUL(6, 7)', 42],
  ['INTDIV(7, 2)', 3],
  ['INTDIV(7, 0)', undefined],
  ['INTMOD(7, 4)', 3],
  ['[INTBITAND(12, 10), INTBITOR(12, 10), INTBITXOR(12, 10), INTBITNOT(8)]', [8, 14, 6, -9]],
  ['[INTBITLEFTSHIFT(1, 4), INTBITRIGHTSHIFT(16, 4)]', [16, 1]],
  ['INTADD(1.5, 1)', undefined],
])('%s', (expression, expected) => expect(value(expression)).toEqual(expected));

test('the current time, as text with seven decimals and as milliseconds', () => {
  expect(value('GETCURRENTDATETIME()')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/);
  expect(value('GETCURRENTTIMESTAMP()')).toBeCloseTo(Date.now(), -4);
  expect(value('GETCURRENTTICKS()')).toBeCloseTo(Date.now() * 10_000, -8);
});

test('SUPPORT.md names every function', () => {
  const told = readFileSync(new URL('../SUPPORT.md', import.meta.url), 'utf8');
  for (const name of functions.keys()) {
    if (!name.startsWith('IS_')) expect(told).toMatch(new RegExp(`\\b${name}\\b`));
  }
});
