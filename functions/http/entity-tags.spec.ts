import { expect, test } from 'vitest';
import { entityTagsOf, matchesStrongly, matchesWeakly } from './entity-tags.ts';

test.each([
  ['*', '*'],
  [' * ', '*'],
  ['"5"', ['"5"']],
  ['""', ['""']],
  ['W/"5"', ['W/"5"']],
  ['"5", W/"6" ,"a,b"', ['"5"', 'W/"6"', '"a,b"']],
  [',"5",,"6",', ['"5"', '"6"']],
  ['"\\"', ['"\\"']],
])('%s can be read', (header, tags) => {
  expect(entityTagsOf('If-Match', header)).toEqual(tags);
});

test.each(['', ' ', ',', '5', '5*', '"5*', '*"5"', '*, "5"', '"5" "6"', '"5', 'foo*', "'5'", 'w/"5"', 'W/5', '"a b"'])(
  '%j is refused by its name',
  (header) => {
    expect(() => entityTagsOf('If-Match', header)).toThrowError(
      expect.objectContaining({
        code: 'invalid_precondition',
        details: [expect.objectContaining({ path: 'if-match' })],
      }),
    );
  },
);

test('a missing header is not a precondition', () => {
  expect(entityTagsOf('If-None-Match', null)).toBeUndefined();
});

test('a weak tag is enough for a 304, but not for a change', () => {
  expect(matchesWeakly(['W/"5"'], '"5"')).toBe(true);
  expect(matchesStrongly(['W/"5"'], '"5"')).toBe(false);
  expect([matchesStrongly(['"4"', '"5"'], '"5"'), matchesStrongly('*', '"5"')]).toEqual([true, true]);
});

test.each(['"5+gzip"', '"5+br"', '"5.x-_1"', '"5.x.y+br"'])(
  'a change accepts the tag %s of another representation',
  (tag) => {
    expect(matchesStrongly([tag], '"5"')).toBe(true);
    expect(matchesStrongly([tag], '"6"')).toBe(false);
    expect(matchesStrongly([`W/${tag}`], '"5"')).toBe(false);
    expect(matchesWeakly([tag], '"5"')).toBe(false);
  },
);

test('a long list is checked quickly', () => {
  expect(() => entityTagsOf('If-Match', `${' '.repeat(20_000)}x`)).toThrow();
  expect(() => entityTagsOf('If-Match', `${',\t'.repeat(10_000)}x`)).toThrow();
  expect(entityTagsOf('If-Match', '"a",'.repeat(5_000))).toHaveLength(5_000);
});
