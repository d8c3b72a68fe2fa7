import type { Expression } from './syntax.ts';

/** What an expression is directly made of. */
export function partsOf(expression: Expression): Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'name':
      return [];
    case 'text':
      return expression.parts.filter((part) => typeof part !== 'string');
    case 'array':
      return expression.items;
    case 'object':
      return expression.properties.flatMap(({ key, value }) => [key, value]);
    case 'member':
      return [expression.object];
    case 'index':
      return [expression.object, expression.index];
    case 'call':
      return expression.parameters;
    case 'lambda':
      return [expression.body];
    case 'choice':
      return [expression.condition, expression.yes, expression.no];
    case 'operation':
      return expression.operands;
    case 'loop':
      return [expression.list, expression.body];
    case 'condition':
      return [expression.condition, expression.body];
  }
}

/** An expression and everything in it, with the names that lambdas and loops around give a meaning. */
export function* everythingIn(
  expression: Expression,
  names: readonly string[] = [],
): Generator<{ expression: Expression; names: readonly string[] }> {
  yield { expression, names };
  const bound = expression.kind === 'lambda' || expression.kind === 'loop' ? [...names, ...expression.names] : names;
  for (const part of partsOf(expression)) {
    const within = expression.kind === 'loop' && part === expression.list ? names : bound;
    yield* everythingIn(part, within);
  }
}

/** The value of a literal property of a body, whatever loops and conditions are around it. */
export function propertyOf(body: Expression, name: string): Expression | undefined {
  if (body.kind === 'loop' || body.kind === 'condition') return propertyOf(body.body, name);
  if (body.kind !== 'object') return undefined;
  return body.properties.find(({ key }) => key.kind === 'literal' && key.value === name)?.value;
}
