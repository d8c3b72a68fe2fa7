import { expect, test } from 'vitest';
import { parsePropertyPath } from '../values/property-path.ts';
import { isRangeIndexed, readIndexingPolicy } from './indexing-policy.ts';

const indexed = (policy: unknown, path: string) => isRangeIndexed(readIndexingPolicy(policy), parsePropertyPath(path));

test('by default everything is indexed except the etag', () => {
  expect(indexed(undefined, '/a/b')).toBe(true);
  expect(indexed(undefined, '/_etag')).toBe(false);
});

test('the more precise path takes precedence', () => {
  const policy = {
    includedPaths: [{ path: '/a/?' }, { path: '/b/c/*' }],
    excludedPaths: [{ path: '/*' }, { path: '/b/*' }, { path: '/b/c/d/?' }],
  };
  expect(indexed(policy, '/a')).toBe(true);
  expect(indexed(policy, '/a/x')).toBe(false);
  expect(indexed(policy, '/b/x')).toBe(false);
  expect(indexed(policy, '/b/c/x')).toBe(true);
  expect(indexed(policy, '/b/c/d')).toBe(false);
  expect(indexed(policy, '/id')).toBe(true);
  expect(indexed(policy, '/_ts')).toBe(true);
});

test('a policy must include or exclude the root', () => {
  expect(() => readIndexingPolicy({ includedPaths: [{ path: '/a/?' }] })).toThrow("mandatory indexing path '/*'");
});

test('an unsupported policy is refused by name', () => {
  expect(() => readIndexingPolicy({ indexingMode: 'none', automatic: false })).toThrow("Indexing mode 'none'");
  expect(() => readIndexingPolicy({ vectorIndexes: [{}] })).toThrow("'vectorIndexes'");
  expect(() => readIndexingPolicy({ compositeIndexes: [[{ path: '/a' }]] })).toThrow('The indexing policy is invalid');
});
