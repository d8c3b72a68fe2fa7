import { parseProperty, readProperty } from './sql-property.ts';
import { arithmetic, comparison, type Expression, like, logic } from './sql-values.ts';
import { TokenCursor } from './token-cursor.ts';

/**
 * Parses the condition of a SQL filter (https://learn.microsoft.com/azure/service-bus-messaging/service-bus-messaging-sql-filter).
 * Recursive descent, one function for each level of precedence, loosest first.
 *
 * @throws FilterSyntaxError
 */
export function parseSql(text: string): Expression {
  const cursor = new TokenCursor(text);
  const expression = parseOr(cursor);
  cursor.expectEnd();
  return expression;
}

function parseOr(cursor: TokenCursor): Expression {
  let left = parseAnd(cursor);
  while (cursor.takeKeyword('OR')) left = logic.or(left, parseAnd(cursor));
  return left;
}

function parseAnd(cursor: TokenCursor): Expression {
  let left = parseNot(cursor);
  while (cursor.takeKeyword('AND')) left = logic.and(left, parseNot(cursor));
  return left;
}

function parseNot(cursor: TokenCursor): Expression {
  return cursor.takeKeyword('NOT') ? logic.not(parseNot(cursor)) : parsePredicate(cursor);
}

function parsePredicate(cursor: TokenCursor): Expression {
  if (cursor.takeKeyword('EXISTS')) return parseExists(cursor);
  const left = parseSum(cursor);
  const compared = comparison(cursor.current.kind === 'operator' ? cursor.current.text : '');
  if (compared !== undefined) {
    cursor.take();
    return compared(left, parseSum(cursor));
  }
  if (cursor.takeKeyword('IS')) {
    const negated = cursor.takeKeyword('NOT');
    if (!cursor.takeKeyword('NULL')) throw cursor.unexpected('NULL');
    return negate(negated, logic.isNull(left));
  }
  const negated = cursor.takeKeyword('NOT');
  if (cursor.takeKeyword('IN')) return negate(negated, logic.isIn(left, parseList(cursor)));
  if (cursor.takeKeyword('LIKE')) return negate(negated, parseLike(cursor, left));
  if (negated) throw cursor.unexpected('IN or LIKE');
  return left;
}

function parseExists(cursor: TokenCursor): Expression {
  cursor.expectOperator('(');
  const property = readProperty(parseProperty(cursor));
  cursor.expectOperator(')');
  return logic.exists(property);
}

function parseList(cursor: TokenCursor): Expression[] {
  cursor.expectOperator('(');
  const items = [parseSum(cursor)];
  while (cursor.takeOperator(',')) items.push(parseSum(cursor));
  cursor.expectOperator(')');
  return items;
}

function parseLike(cursor: TokenCursor, value: Expression): Expression {
  const pattern = parseSum(cursor);
  return like(value, pattern, cursor.takeKeyword('ESCAPE') ? parseSum(cursor) : undefined);
}

/** A value without comparisons, which an action assigns to a property. */
export function parseSum(cursor: TokenCursor): Expression {
  let left = parseProduct(cursor);
  for (let sign = cursor.takeAny('+', '-'); sign !== undefined; sign = cursor.takeAny('+', '-')) {
    left = arithmetic(sign, left, parseProduct(cursor));
  }
  return left;
}

function parseProduct(cursor: TokenCursor): Expression {
  let left = parseSigned(cursor);
  for (let sign = cursor.takeAny('*', '/', '%'); sign !== undefined; sign = cursor.takeAny('*', '/', '%')) {
    left = arithmetic(sign, left, parseSigned(cursor));
  }
  return left;
}

function parseSigned(cursor: TokenCursor): Expression {
  if (cursor.takeOperator('-')) return arithmetic('-', () => 0, parseSigned(cursor));
  if (cursor.takeOperator('+')) return parseSigned(cursor);
  return parsePrimary(cursor);
}

function parsePrimary(cursor: TokenCursor): Expression {
  const { kind, text } = cursor.current;
  if (kind === 'number' || kind === 'string') {
    const value = kind === 'number' ? Number(text) : text;
    cursor.take();
    return () => value;
  }
  if (cursor.takeOperator('(')) {
    const inner = parseOr(cursor);
    cursor.expectOperator(')');
    return inner;
  }
  if (cursor.takeKeyword('TRUE')) return () => true;
  if (cursor.takeKeyword('FALSE')) return () => false;
  if (cursor.takeKeyword('NULL')) return () => null;
  return readProperty(parseProperty(cursor));
}

function negate(negated: boolean, expression: Expression): Expression {
  return negated ? logic.not(expression) : expression;
}
