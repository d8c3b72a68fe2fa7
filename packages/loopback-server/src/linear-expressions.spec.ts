import { expect, test } from 'vitest';
import { testSafely } from './linear-expressions.ts';

const letters = 'a'.repeat(40);

test.each([/(a+)+$/, /^(\w+\s?)*$/, /^(a|aa)+$/s, /^[\s\S]*a[\s\S]*a[\s\S]*a[\s\S]*a[\s\S]*a[\s\S]*b$/m])(
  '%s finds out in linear time that a text does not match',
  (expression) => {
    expect(testSafely(expression, `${letters.repeat(20)}!`)).toBe(false);
    expect(expression.test('a')).toBe(testSafely(expression, 'a'));
  },
);

test.each([/(a+)+$/i, /(?=a)(a+)+$/, /^(a+)+\1$/, /^(a{1,30})+$/])(
  '%s, which the linear engine does not know, is given up',
  (expression) => {
    expect(testSafely(expression, `${letters}!`)).toBeUndefined();
    expect(testSafely(expression, 'aa')).toBe(true);
    expect(testSafely(expression, 'b')).toBe(false);
  },
);
