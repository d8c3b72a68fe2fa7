import { expect, test } from 'vitest';
import { SqlError } from './sql-error.ts';
import { tokenize } from './tokenize.ts';

const values = (text: string) => tokenize(text).map((token) => token.value);

test('words, numbers, texts, parameters and symbols have their positions', () => {
  expect(tokenize('SELECT c.a')).toEqual([
    { kind: 'word', value: 'SELECT', start: 0, end: 6 },
    { kind: 'word', value: 'c', start: 7, end: 8 },
    { kind: 'symbol', value: '.', start: 8, end: 9 },
    { kind: 'word', value: 'a', start: 9, end: 10 },
    { kind: 'end', value: '', start: 10, end: 10 },
  ]);
  expect(values('@from>=1.5e3 ?? 0xFF')).toEqual(['@from', '>=', '1.5e3', '??', '0xFF', '']);
});

test('the longest symbol is taken', () => {
  expect(values('a<>b>>>c||d')).toEqual(['a', '<>', 'b', '>>>', 'c', '||', 'd', '']);
});

test('escapes of a text are resolved, in single and double quotes', () => {
  expect(values(String.raw`'it\'s' "a\n\u0041\\"`)).toEqual(["it's", 'a\nA\\', '']);
});

test('a comment ends with its line', () => {
  expect(values('a -- b c\nd')).toEqual(['a', 'd', '']);
});

test('an invalid token is refused', () => {
  expect(() => tokenize('a # b')).toThrow(new SqlError("Syntax error, invalid token '#'."));
  expect(() => tokenize("a = 'open")).toThrow("unterminated string near ''open'");
});
