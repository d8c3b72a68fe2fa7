import { expect, test } from 'vitest';
import { outputValues, textOf } from './output-values.ts';

test.each([
  ['nothing', {}, []],
  ['null', { json: 'null' }, []],
  ['a text', { string: 'plain words' }, ['plain words']],
  ['an array', { json: '[1,{"a":2}]' }, [1, { a: 2 }]],
  ['the JSON text of an array', { string: ' ["a","b"] ' }, ['a', 'b']],
  ['the JSON text of an object', { string: '{"a":1}' }, [{ a: 1 }]],
  ['a number', { int: 7 }, [7]],
  ['bytes', { bytes: new Uint8Array([1]) }, [new Uint8Array([1])]],
])('%s gives the expected values', (_, data, values) => {
  expect(outputValues(data)).toEqual(values);
});

test('a text in braces that is not JSON is an error, as in Azure', () => {
  expect(() => outputValues({ string: '{not json}' })).toThrow(SyntaxError);
});

test.each([
  ['words', 'words'],
  [{ a: [1] }, '{\n  "a": [\n    1\n  ]\n}'],
  [true, 'True'],
  [1.5, '1.5'],
  [null, ''],
])('the text of %j is the one that .NET produces', (value, text) => {
  expect(textOf(value)).toBe(text);
});
