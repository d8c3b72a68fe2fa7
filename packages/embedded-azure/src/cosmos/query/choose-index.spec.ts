import { expect, test } from 'vitest';
import type { CompositeIndex } from '../containers/indexing-policy.ts';
import { parseSelect } from '../sql/parse.ts';
import { encodeSortable } from '../values/sort-key.ts';
import { chooseIndex, hasCompositeIndex, type Ordering } from './choose-index.ts';
import { pathConditions, pathOf } from './conjuncts.ts';

const index = (...paths: string[]): CompositeIndex => ({
  paths: paths.map((path) => [path.replace('-', '')]),
  descending: paths.map((path) => path.startsWith('-')),
});
const indexes = [index('type', '-listKey'), index('type', 'status', '-listKey'), index('a', 'b')];

function read(text: string) {
  const { where, orderBy } = parseSelect(text);
  const orderings: Ordering[] = orderBy.map(({ expression, descending }) => ({
    path: pathOf(expression, 'c') ?? [],
    descending,
  }));
  const { conditions } = pathConditions(where, 'c', {
    variables: {},
    parameters: new Map(),
    budget: { rows: 0 },
    subquery: () => [],
  });
  return { orderings, conditions };
}
const chosen = (text: string) => {
  const { orderings, conditions } = read(text);
  return chooseIndex(indexes, orderings, conditions);
};

test('an index with exactly this order is used, forwards and backwards', () => {
  expect(chosen('SELECT * FROM c ORDER BY c.a, c.b')).toMatchObject({ index: 2, reverse: false });
  expect(chosen('SELECT * FROM c ORDER BY c.a DESC, c.b DESC')).toMatchObject({ index: 2, reverse: true });
  expect(chosen('SELECT * FROM c ORDER BY c.a, c.b DESC')).toBeUndefined();
  expect(chosen('SELECT * FROM c ORDER BY c.b')).toBeUndefined();
});

test('paths with an equality come first, and the index with the most of them is used', () => {
  expect(chosen("SELECT * FROM c WHERE c.type = 'o' ORDER BY c.listKey DESC")).toMatchObject({
    index: 0,
    reverse: false,
  });
  expect(chosen("SELECT * FROM c WHERE c.type = 'o' ORDER BY c.listKey")).toMatchObject({ index: 0, reverse: true });
  expect(
    chosen("SELECT * FROM c WHERE 'o' = c.type AND c.status = 'new' AND c.x > 1 ORDER BY c.listKey DESC"),
  ).toMatchObject({ index: 1 });
  expect(chosen("SELECT * FROM c WHERE c.type = 'o' OR c.a = 1 ORDER BY c.listKey DESC")).toBeUndefined();
});

test('a comparison of the first ordered path limits what is read', () => {
  const equal = encodeSortable('o', false);
  const key = (value: string) => Buffer.concat([equal, encodeSortable(value, true)]);
  const below = chosen("SELECT * FROM c WHERE c.type = 'o' AND c.listKey < 'k5' ORDER BY c.listKey DESC");
  expect(below?.bounds.from?.compare(key('k5'))).toBe(1);
  expect(below?.bounds.from?.compare(key('k4'))).toBe(-1);
  expect(below?.bounds.to?.compare(key(''))).toBe(1);
  const between = chosen(
    "SELECT * FROM c WHERE c.type = 'o' AND c.listKey BETWEEN 'k3' AND 'k5' ORDER BY c.listKey DESC",
  );
  expect(between?.bounds.from).toEqual(key('k5'));
  expect(between?.bounds.to?.compare(key('k3'))).toBe(1);
  expect(between?.bounds.to?.compare(key('k2'))).toBe(-1);
});

test('Azure’s rule for several properties: exactly these paths, all directions the same or all opposite', () => {
  const { orderings } = read('SELECT * FROM c ORDER BY c.type DESC, c.listKey ASC');
  expect(hasCompositeIndex(indexes, orderings)).toBe(true);
  expect(hasCompositeIndex(indexes, read('SELECT * FROM c ORDER BY c.type, c.listKey').orderings)).toBe(false);
  expect(hasCompositeIndex(indexes, read('SELECT * FROM c ORDER BY c.type, c.status').orderings)).toBe(false);
});
