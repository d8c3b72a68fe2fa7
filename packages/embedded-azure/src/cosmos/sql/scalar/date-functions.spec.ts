import { expect, test } from 'vitest';
import type { Json } from '../../values/json.ts';
import { readQuery, rootScope } from '../query.ts';
import { selectRows } from '../select-rows.ts';

function value(expression: string): Json | undefined {
  const query = readQuery(`SELECT VALUE ${expression}`);
  return selectRows(query.select, [{}], rootScope(query, new Map()))[0];
}

test.each<[string, Json | undefined]>([
  ['DATETIMEADD("mm", 1, "2020-07-09T23:20:13.4575530Z")', '2020-08-09T23:20:13.4575530Z'],
  ['DATETIMEADD("month", 1, "2020-01-31")', '2020-02-29T00:00:00.0000000Z'],
  ['DATETIMEADD("yy", -1, "2020-02-29T12:00")', '2019-02-28T12:00:00.0000000Z'],
  ['DATETIMEADD("dd", -1, "1970-01-01T00:00:00.0000001Z")', '1969-12-31T00:00:00.0000001Z'],
  ['DATETIMEADD("hh", 25, "2020-12-31T23:00:00")', '2021-01-02T00:00:00.0000000Z'],
  ['DATETIMEADD("ns", 300, "2020-01-01T00:00:00Z")', '2020-01-01T00:00:00.0000003Z'],
  ['DATETIMEADD("mcs", 5, "2020-01-01T00:00:00Z")', '2020-01-01T00:00:00.0000050Z'],
  ['DATETIMEADD("weeks", 1, "2020-01-01T00:00:00Z")', undefined],
  ['DATETIMEADD("dd", 1.5, "2020-01-01T00:00:00Z")', undefined],
  ['DATETIMEADD("yy", 8000, "2020-01-01T00:00:00Z")', undefined],
])('a date is moved: %s', (expression, expected) => expect(value(expression)).toEqual(expected));

test.each<[string, number]>([
  ['yyyy', -1],
  ['mm', -11],
  ['dd', -336],
  ['hh', -8075],
  ['ss', -29_070_000],
])('a difference counts the boundaries in between: %s', (part, expected) => {
  expect(value(`DATETIMEDIFF("${part}", "2019-02-04T16:00:00.0000000", "2018-03-05T05:00:00.0000000")`)).toBe(expected);
  expect(value(`DATETIMEDIFF("${part}", "2018-03-05T05:00:00.0000000", "2019-02-04T16:00:00.0000000")`)).toBe(
    -expected,
  );
});

test.each<[string, number]>([
  ...([
    ['year', 2020],
    ['m', 1],
    ['d', 2],
    ['hh', 3],
    ['n', 4],
    ['s', 5],
  ] satisfies [string, number][]),
  ...([
    ['ms', 678],
    ['mcs', 678_912],
    ['ns', 678_912_300],
  ] satisfies [string, number][]),
])('a part of a date is read: %s', (part, expected) => {
  expect(value(`DATETIMEPART("${part}", "2020-01-02T03:04:05.6789123Z")`)).toBe(expected);
});

test.each<[string, Json | undefined]>([
  ['"dd"', '2021-01-08T00:00:00.0000000Z'],
  ['"hh", 5', '2021-01-08T15:00:00.0000000Z'],
  ['"dd", 7', '2021-01-07T00:00:00.0000000Z'],
  ['"dd", 7, "1601-01-01T00:00:00.0000000"', '2021-01-04T00:00:00.0000000Z'],
  ['"mm", 5', '2020-11-01T00:00:00.0000000Z'],
  ['"mm", 1, "2000-01-15"', '2020-12-15T00:00:00.0000000Z'],
  ['"yyyy", 10', '2020-01-01T00:00:00.0000000Z'],
  ['"dd", 0', undefined],
])('the start of a bin is found: %s', (bin, expected) => {
  expect(value(`DATETIMEBIN("2021-01-08T18:35:00.0000000", ${bin})`)).toEqual(expected);
});

test.each<[string, Json | undefined]>([
  ['DATETIMEFROMPARTS(2020, 9, 4)', '2020-09-04T00:00:00.0000000Z'],
  ['DATETIMEFROMPARTS(2017, 4, 20, 13, 15, 20, 3456789)', '2017-04-20T13:15:20.3456789Z'],
  ['DATETIMEFROMPARTS(2020, 2, 30)', undefined],
  ['DATETIMEFROMPARTS(20, 2, 3)', '0020-02-03T00:00:00.0000000Z'],
  ['DATETIMETOTICKS("2020-01-02T03:04:05.6789123Z")', 15_779_342_456_789_124],
  ['TICKSTODATETIME(15943368134575530)', '2020-07-09T23:20:13.4575530Z'],
  ['DATETIMETOTIMESTAMP("2020-07-09")', 1_594_252_800_000],
  ['TIMESTAMPTODATETIME(1594227912345)', '2020-07-08T17:05:12.3450000Z'],
  ['DATETIMETOTIMESTAMP("2020-13-01")', undefined],
  ['DATETIMETOTIMESTAMP("yesterday")', undefined],
])('one format is converted to another: %s', (expression, expected) => expect(value(expression)).toEqual(expected));
