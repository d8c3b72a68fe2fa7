import { expect, test } from 'vitest';
import { withoutOperators } from '../../tools/operator/privacy/without-operators.ts';
import { storedDocuments } from '../docs/stored-documents.ts';
import { textsOf } from '../docs/texts-of.ts';

/** What `privacy export` hands over: the documents of an order and of its webhooks. */
const kinds = { ...storedDocuments.orders, ...storedDocuments.deliveries };
const ofOperators = Object.entries(kinds).flatMap(([kind, schema]) =>
  textsOf(schema)
    .filter(({ of }) => of === 'operator')
    .map(({ path }) => ({ kind, path })),
);

const nest = (path: string): object =>
  path.split('.').reduceRight<unknown>((inner, name) => ({ [name]: inner }), 'grace') as object;

test.each(ofOperators)('no export of a person says which operator it was: $path of $kind', ({ kind, path }) => {
  const document = { type: kind, ...nest(path) };
  expect(JSON.stringify(withoutOperators(document))).not.toContain('grace');
  const mend = { type: 'mend', before: JSON.stringify(document) };
  expect(JSON.stringify(withoutOperators(mend))).not.toContain('grace');
});

test('fields of operators are known', () => {
  expect(ofOperators.length).toBeGreaterThan(3);
});
