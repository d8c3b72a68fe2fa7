import { expect, test } from 'vitest';
import type { Expression } from './ast.ts';
import { parseSelect } from './parse.ts';

/** An expression with brackets that show its grouping. */
function shape(expression: Expression): string {
  switch (expression.kind) {
    case 'binary':
      return `(${shape(expression.left)} ${expression.operator} ${shape(expression.right)})`;
    case 'unary':
      return `(${expression.operator} ${shape(expression.operand)})`;
    case 'property':
      return `${shape(expression.object)}.${shape(expression.key)}`;
    case 'identifier':
    case 'parameter':
      return expression.name;
    case 'literal':
      return String(expression.value);
    default:
      return expression.kind;
  }
}
const where = (text: string) => {
  const condition = parseSelect(`SELECT * FROM c WHERE ${text}`).where;
  return condition && shape(condition);
};

test('operators have the dialect’s precedence', () => {
  expect(where('a = 1 OR b = 2 AND NOT c = 3')).toBe('((a = 1) OR ((b = 2) AND (NOT (c = 3))))');
  expect(where('a + b * -2 < c - 1')).toBe('((a + (b * -2)) < (c - 1))');
  expect(where("a || 'x' = b ?? c")).toBe('(((a || x) = b) ?? c)');
  expect(where('(a OR b) AND c')).toBe('((a OR b) AND c)');
});

test('keywords may be in any case', () => {
  const select = parseSelect('select value c.a from c where c["value"] = true order by c.b desc offset 1 limit @n');
  expect(select.projection.kind).toBe('value');
  expect(select.orderBy[0]?.descending).toBe(true);
  expect(select.limit).toMatchObject({ kind: 'parameter', name: '@n' });
});

test('every expression has its position in the text', () => {
  const text = 'SELECT c.a + 1 AS x FROM c WHERE (c.b = 2) ORDER BY c["odd name"]';
  const { projection, where, orderBy, fromSpan } = parseSelect(text);
  const quote = (span: { start: number; end: number } | undefined) => span && text.slice(span.start, span.end);
  expect(projection.kind === 'items' && quote(projection.items[0]?.expression)).toBe('c.a + 1');
  expect(quote(where)).toBe('(c.b = 2)');
  expect(quote(orderBy[0]?.expression)).toBe('c["odd name"]');
  expect(quote(fromSpan)).toBe('c');
});

test('a subquery has its own aggregates', () => {
  const select = parseSelect('SELECT VALUE (SELECT VALUE COUNT(1) FROM l IN c.lines) FROM c');
  expect(select.aggregates).toEqual([]);
});

test.each([
  'SELECT',
  'SELECT * FROM',
  'SELECT * FROM c ORDER c.a',
  'SELECT * FROM c OFFSET 1',
  'SELECT c. FROM c',
  'SELECT c.value FROM c',
  ')',
])('%s is refused', (text) => expect(() => parseSelect(text)).toThrow(/Syntax error/));
