import { expect, test } from 'vitest';
import { findTextFaults } from './find-text-faults.ts';

const card = '42'.repeat(8);

test.each([
  ['half a pair', 'a\ud800b', 'surrogate'],
  ['the other half', '\udc00', 'surrogate'],
  ['a pair the wrong way round', '\udc00\ud800', 'surrogate'],
  ['NUL', 'a\u0000', 'control'],
  ['an escape', '\u001b[31m', 'control'],
  ['DEL', '\u007f', 'control'],
  ['a control of Latin-1', '\u0085', 'control'],
  ['an override', 'a\u202eb', 'direction'],
  ['an isolate', 'a\u2066b', 'direction'],
  ['a tag', 'a\u{e0041}', 'tag characters'],
  ['the tag of a language', '\u{e0001}', 'tag characters'],
  ['U+FFFE', '\ufffe', 'noncharacter'],
  ['U+FDD0', '\ufdd0', 'noncharacter'],
  ['U+1FFFF', '\u{1ffff}', 'noncharacter'],
  ['a card number', card, 'payment card'],
])('%s is refused in every place', (_, text, why) => {
  const message = expect.stringContaining(why);
  expect(findTextFaults({ a: [1, { b: text }] })).toEqual([{ path: 'a[1].b', message }]);
  expect(findTextFaults(text)).toEqual([{ path: '', message }]);
  expect(findTextFaults({ [text]: text })).toEqual([expect.objectContaining({ message })]);
});

test.each(['1e999', '-1e400', '9'.repeat(400)])('the number %s, which no number type holds, is refused', (number) => {
  const message = 'is a number that is too large';
  expect(findTextFaults(JSON.parse(`{"a":[1,${number}]}`))).toEqual([{ path: 'a[1]', message }]);
});

test.each([
  '',
  ' ',
  'Zoë 💥 日本 שלום',
  'שלום\u200f!',
  'a\tb\r\nc',
  'नमस्ते\u200d',
  '\u{1f468}\u200d\u{1f469}',
  '\ufffd',
  '\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
])('%j is accepted', (text) => {
  expect(findTextFaults({ [text]: text })).toEqual([]);
});

test('the name __proto__ is refused, because readers lose it', () => {
  expect(findTextFaults(JSON.parse('{"metadata":{"__proto__":"x"}}'))).toEqual([
    { path: 'metadata.__proto__', message: 'is not an allowed name' },
  ]);
});

test('neither the message nor its place contains a card number or half of a surrogate pair', () => {
  const told = JSON.stringify(
    findTextFaults({ [card]: 1, [`${card.slice(0, 4)} ${card.slice(4)}`]: 1, '\ud800': card }),
  );
  expect(told).not.toContain(card.slice(4));
  expect(told).not.toMatch(/\\ud/);
});

test('a body that is nested deeper than any valid one is not searched', () => {
  expect(findTextFaults(JSON.parse(`${'['.repeat(30_000)}${']'.repeat(30_000)}`))).toBeUndefined();
});
