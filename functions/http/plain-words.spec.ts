import { expect, test } from 'vitest';
import { z } from 'zod';
import { explainIssue } from '../../shared/explain-issue.ts';
import { faultsOf } from './faults.ts';
import { routes } from './routes.ts';

const said = (schema: z.ZodType, value: unknown) => {
  const { error } = schema.safeParse(value, { error: explainIssue });
  return error === undefined ? [] : faultsOf(error).map(({ path, message }) => `${path} ${message}`.trim());
};

test.each([
  ['name is required', z.object({ name: z.string() }), {}],
  ['kind is required', z.object({ kind: z.enum(['a', 'b']) }), {}],
  ['kind must be one of a, b', z.object({ kind: z.enum(['a', 'b']) }), { kind: 'c' }],
  ['on must be true', z.object({ on: z.literal(true) }), { on: 1 }],
  ['name must be a string', z.object({ name: z.string() }), { name: 7 }],
  ['name must be a string', z.object({ name: z.string() }), { name: null }],
  ['must be an object', z.object({ name: z.string() }), []],
  ['n must be a whole number', z.object({ n: z.int() }), { n: 1.5 }],
  ['n must be a number', z.object({ n: z.coerce.number() }), { n: 'many' }],
  ['must be more than 0', z.int().positive(), 0],
  ['must be at most 5', z.int().max(5), 6],
  ['must not be empty', z.string().min(1), ''],
  ['must have at least 2 characters', z.string().min(2), 'a'],
  ['must have at most 1 character', z.string().max(1), 'ab'],
  ['must not be empty', z.array(z.int()).min(1), []],
  ['must have at most 2 entries', z.array(z.int()).max(2), [1, 2, 3]],
  ['must be a list', z.array(z.int()), 'x'],
  ['must be true or false', z.boolean(), 'yes'],
  ['must be an RFC 3339 time, such as 2026-01-31T12:00:00Z', z.iso.datetime(), 'yesterday'],
  ['must be a day, such as 2026-01-31', z.iso.date(), 'tomorrow'],
  ['does not have the form that is documented', z.string().regex(/^x$/), 'y'],
  ['must be x', z.string().regex(/^x$/, 'must be x'), 'y'],
  ['color is unknown', z.strictObject({}), { color: 1 }],
  ['ab has a name that must have at most 1 character', z.record(z.string().max(1), z.string()), { ab: 'x' }],
  ['must have one of the forms that are documented', z.union([z.string(), z.int()]), true],
  ['must be a multiple of 5', z.int().multipleOf(5), 7],
  ['is wrong', z.string().refine(() => false), 'x'],
])('a fault is described in our own words: %s', (sentence, schema, value) => {
  expect(said(schema, value)).toEqual([sentence]);
});

const oddities = [undefined, null, true, 0, -1, 1.5, 1e300, '', ' ', '\u0000', 'x'.repeat(600), [], [7], {}, { '': 1 }];

/** Every field of a value, replaced by each unusual value in turn. */
function* spoilt(value: unknown): Generator<unknown> {
  yield* oddities;
  if (value === null || typeof value !== 'object') return;
  for (const [key, part] of Object.entries(value)) {
    for (const odd of spoilt(part)) {
      if (Array.isArray(value)) yield value.map((item, n) => (String(n) === key ? odd : item));
      else yield { ...value, [key]: odd, [`${key}-2`]: odd };
    }
  }
}

/** A value with every field that a schema knows. */
function sampleOf({ type, properties, items, enum: values, example }: z.core.JSONSchema.JSONSchema): unknown {
  if (values) return values[0];
  if (type === 'array') return [sampleOf(items as z.core.JSONSchema.JSONSchema)];
  if (type !== 'object') return example ?? 'x';
  const known = Object.entries(properties ?? { 'a key': { type: 'string' } });
  return Object.fromEntries(known.map(([name, part]) => [name, sampleOf(part as z.core.JSONSchema.JSONSchema)]));
}

test('no message about a body or query is the library’s own', () => {
  const sentences = new Set<string>();
  for (const { body, query } of routes) {
    for (const schema of [body, query].filter((part) => part !== undefined)) {
      const sample = sampleOf(z.toJSONSchema(schema, { io: 'input', reused: 'inline', unrepresentable: 'any' }));
      for (const value of spoilt(sample)) {
        const { error } = schema.safeParse(value, { error: explainIssue });
        for (const { message } of error === undefined ? [] : faultsOf(error)) sentences.add(message);
      }
    }
  }
  expect(sentences.size).toBeGreaterThan(10);
  const foreign = [...sentences].filter((sentence) => !/^(is|must|has|does) [^A-Z]|^must be /.test(sentence));
  expect(foreign).toEqual([]);
  expect([...sentences].join('\n')).not.toMatch(/\b(Invalid|expected|received|Too (small|big))\b/);
});
