import { expect, test } from 'vitest';
import { decodeSegment, UndecodablePathError } from './decode-segment.ts';

test.each([
  ['a', 'a'],
  ['%61%20b', 'a b'],
  ['%C3%A9', 'é'],
  ['%f0%9f%92%a5x', '💥x'],
  ['%EF%BB%BFa', '\ufeffa'],
  ['a%2Fb%2fc', 'a%2Fb%2fc'],
  ['%', '%'],
  ['%zz', '%zz'],
  ['%4', '%4'],
  ['%ff', '%ff'],
  ['%E0%A4%A', '%E0%A4%A'],
  ['%C3', '%C3'],
  ['%C3%A9%C3', 'é%C3'],
  ['%80%61', '%80a'],
  ['%C0%AF', '%C0%AF'],
  ['%ED%A0%80', '%ED%A0%80'],
  ['%C3%2F%A9', '%C3%2F%A9'],
  ['%2561', '%61'],
])('%s is read as %s', (segment, decoded) => {
  expect(decodeSegment(segment)).toBe(decoded);
});

test('a null character is refused', () => {
  expect(() => decodeSegment('a%00')).toThrow(UndecodablePathError);
});
