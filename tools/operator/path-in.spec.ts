import { expect, test } from 'vitest';
import { pathIn } from './path-in.ts';

test('a path is relative to where the person stands, and an absolute one stays', () => {
  const environment = { INIT_CWD: '/home/ada' };
  expect(pathIn({ file: 'products.csv' }, 'file', environment)).toBe('/home/ada/products.csv');
  expect(pathIn({ file: '/tmp/products.csv' }, 'file', environment)).toBe('/tmp/products.csv');
  expect(() => pathIn({}, 'file', environment)).toThrow('file is missing');
});
