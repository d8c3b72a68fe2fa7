import type { Expression } from './ast.ts';

/** The parts of an expression. A subquery has none, because it is its own query. */
export function partsOf(expression: Expression): Expression[] {
  switch (expression.kind) {
    case 'property':
      return [expression.object, expression.key];
    case 'unary':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'in':
      return [expression.operand, ...expression.list];
    case 'between':
      return [expression.operand, expression.low, expression.high];
    case 'like':
      return [expression.operand, expression.pattern, ...(expression.escapeChar ? [expression.escapeChar] : [])];
    case 'call':
      return expression.args;
    case 'array':
      return expression.items;
    case 'object':
      return expression.members.map((member) => member.value);
    case 'conditional':
      return [expression.test, expression.then, expression.otherwise];
    default:
      return [];
  }
}
