import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseJson } from './parse-json.ts';

const Order = z.strictObject({
  name: z.string(),
  lines: z.array(z.strictObject({ quantity: z.int().min(1, 'at least 1') })),
});

test('a valid body is parsed', () => {
  const body = { name: 'a', lines: [{ quantity: 1 }] };
  expect(parseJson(Order, JSON.stringify(body))).toEqual({ value: body });
});

test('every fault is reported with its place, and each unknown field', () => {
  const { issues } = parseJson(Order, '{"lines":[{"quantity":0,"colour":"red"}],"a":1,"b":2}');
  expect(issues).toHaveLength(5);
  expect(issues).toEqual(
    expect.arrayContaining([
      { path: 'name', message: expect.any(String) },
      { path: 'lines[0].quantity', message: 'at least 1' },
      { path: 'lines[0].colour', message: 'unknown field' },
      { path: 'a', message: 'unknown field' },
      { path: 'b', message: 'unknown field' },
    ]),
  );
});

test('invalid JSON is reported as such', () => {
  expect(parseJson(Order, '{')).toEqual({ issues: [{ path: '', message: 'the body is not JSON' }] });
});
