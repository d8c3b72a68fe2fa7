import { expect, test } from 'vitest';
import { parseForm } from './parse-form.ts';

const parse = (text: string) => parseForm(new URLSearchParams(text));

test('brackets nest, and plain names do not', () => {
  expect(parse('amount=5&a[b][c]=1&a[d]=2')).toEqual({ amount: '5', a: { b: { c: '1' }, d: '2' } });
});

test('list items keep their numbers, or get the next free one', () => {
  expect(parse('a[0]=x&a[1]=y&b[]=p&b[]=q')).toEqual({ a: { 0: 'x', 1: 'y' }, b: { 0: 'p', 1: 'q' } });
});

test('names and values are decoded', () => {
  expect(parse('metadata%5Bwith+space%5D=%C3%A4+%26')).toEqual({ metadata: { 'with space': 'ä &' } });
});

test('the names of built-in properties are ordinary names', () => {
  const tree = parse('a[__proto__][polluted]=1&constructor=2');
  expect(Object.keys(tree)).toEqual(['a', 'constructor']);
  expect(Object.getPrototypeOf({})).not.toHaveProperty('polluted');
});

test('brackets that are not closed belong to the name', () => {
  expect(parse('a[b=1&[c]=2')).toEqual({ 'a[b': '1', '[c]': '2' });
});
