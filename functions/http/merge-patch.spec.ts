import { expect, test } from 'vitest';
import { mergePatch } from './merge-patch.ts';

/** RFC 7396, appendix A, row by row. */
test.each([
  ['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
  ['{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'],
  ['{"a":"b"}', '{"a":null}', '{}'],
  ['{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'],
  ['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
  ['{"a":"c"}', '{"a":["b"]}', '{"a":["b"]}'],
  ['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
  ['{"a":[{"b":"c"}]}', '{"a":[1]}', '{"a":[1]}'],
  ['["a","b"]', '["c","d"]', '["c","d"]'],
  ['{"a":"b"}', '["c"]', '["c"]'],
  ['{"a":"foo"}', 'null', 'null'],
  ['{"a":"foo"}', '"bar"', '"bar"'],
  ['{"e":null}', '{"a":1}', '{"e":null,"a":1}'],
  ['[1,2]', '{"a":"b","c":null}', '{"a":"b"}'],
  ['{}', '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
])('%s patched with %s is %s', (target, patch, merged) => {
  expect(mergePatch(JSON.parse(target), JSON.parse(patch))).toEqual(JSON.parse(merged));
});

test('a field with the name of the prototype is an ordinary field', () => {
  const merged = mergePatch({}, JSON.parse('{"__proto__":{"admin":true},"a":1}'));
  expect(JSON.stringify(merged)).toBe('{"__proto__":{"admin":true},"a":1}');
  expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
});

test('the patched object stays unchanged', () => {
  const target = { a: { b: 1 } };
  mergePatch(target, { a: { b: null, c: 2 } });
  expect(target).toEqual({ a: { b: 1 } });
});
