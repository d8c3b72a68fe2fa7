import { expect, test } from 'vitest';
import { Random, seedFrom } from '../../test/random.ts';
import { findRepeatedNames } from './find-repeated-names.ts';

test.each([
  ['{"a":1,"a":2}', ['a']],
  ['{"a":1,"\\u0061":2}', ['a']],
  ['{"a\\"b":1,"a\\u0022b":2}', ['a"b']],
  ['{"a\\\\":1,"b":2,"a\\u005c":3}', ['a\\']],
  ['{"":1,"":2}', ['']],
  ['{"__proto__":1,"__proto__":2}', ['__proto__']],
  ['{"é":1,"\\u00e9":2}', ['é']],
  [' { "a" : { "b" : [ 1 , { "c" : 1 , "c" : 2 } ] } } ', ['a.b[1].c']],
  ['[[{"a":1}],[{"a":1,"a":1},{"a":1}]]', ['[1][0].a']],
  ['{"a":1,"b":{"a":1,"a":2},"b":3,"a":4}', ['b.a', 'b', 'a']],
  ['{"a":1,"a":2,"a":3}', ['a']],
])('repeated names are found: %s', (json, paths) => {
  expect(findRepeatedNames(json)).toEqual(paths);
});

test.each([
  '{"a":{"a":{"a":1}}}',
  '[{"a":1},{"a":1}]',
  '{"a":"a","b":"a","c":["a","a"]}',
  '{"a":"{\\"a\\":1,\\"a\\":2}","b":"\\\\"}',
  '{"a":"x,\\"a\\":","b":"\\\\\\""}',
  '{"a":1,"A":2}',
  '"a"',
  '7',
  'null',
  '{}',
  '[]',
])('text that only looks like a repeated name is ignored: %s', (json) => {
  expect(findRepeatedNames(json)).toEqual([]);
});

test('the search stops after twenty repeated names', () => {
  const names = Array.from({ length: 5_000 }, (_, n) => `"n${n % 100}":1`).join(',');
  expect(findRepeatedNames(`${'{"a":'.repeat(1_000)}{${names}}${'}'.repeat(1_000)}`)).toHaveLength(20);
});

test('the output of JSON.stringify has no repeated name, and a repeated name is found at any depth', () => {
  const seed = seedFrom('NAMES_SEED');
  const random = new Random(seed);
  const texts = ['a', 'b', '"', '\\', '{', '[1,', '\\"', '\u0000', 'é', '💥', ''];
  const value = (depth: number): unknown => {
    if (depth === 0) return random.of([1, null, true, ...texts]);
    const parts = Array.from({ length: random.below(4) }, () => [random.of(texts), value(depth - 1)] as const);
    return random.chance(0.5) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
  };
  for (let n = 0; n < 2_000; n += 1) {
    const text = JSON.stringify(value(4));
    expect(findRepeatedNames(text), `NAMES_SEED=${seed}: ${text}`).toEqual([]);
    expect(findRepeatedNames(`[${text},{"x":${text},"x":1}]`), `NAMES_SEED=${seed}: ${text}`).toEqual(['[1].x']);
  }
});
