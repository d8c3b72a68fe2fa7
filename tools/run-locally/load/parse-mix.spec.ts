import { expect, test } from 'vitest';
import { kindOf, parseMix } from './parse-mix.ts';

test('every share is exact, and the kinds are mixed from the start', () => {
  const mix = parseMix('happy=70,declined=20,refunded=10');
  const names = Array.from({ length: 100 }, (_, n) => kindOf(mix, n).name);
  const count = (name: string) => names.filter((one) => one === name).length;
  expect([count('happy'), count('declined'), count('refunded')]).toEqual([70, 20, 10]);
  expect(new Set(names.slice(0, 20)).size).toBe(3);
});

test.each([
  ['sad=1', 'there is no kind sad'],
  ['happy', 'happy needs a share'],
  ['happy=0', 'at least one share'],
])('%s is refused with a reason', (text, reason) => {
  expect(() => parseMix(text)).toThrow(reason);
});
