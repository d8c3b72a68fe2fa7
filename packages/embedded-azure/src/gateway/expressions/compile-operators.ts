import { compileOperand, type Names } from './compile-operand.ts';
import { type Expression, ExpressionSyntaxError, type Kind } from './expression.ts';
import { asBool, asNumber, asString } from './narrow.ts';
import type { TokenReader } from './token-reader.ts';

/** From the weakest binding to the strongest, as in C#. */
const LEVELS: readonly (readonly string[])[] = [['||'], ['&&'], ['==', '!='], ['<', '>', '<=', '>='], ['+']];

export function compileOperators(reader: TokenReader, names: Names): Expression {
  const condition = compileLevel(reader, names, 0);
  if (!reader.takes('?')) return condition;
  expectKind(condition, 'bool', '?');
  const then = compileOperators(reader, names);
  reader.expect(':');
  const otherwise = compileOperators(reader, names);
  if (then.kind !== otherwise.kind) throw new ExpressionSyntaxError(`?: has ${then.kind} and ${otherwise.kind}`);
  return {
    kind: then.kind,
    readsBody: condition.readsBody || then.readsBody || otherwise.readsBody,
    evaluate: (exchange) => (asBool(condition.evaluate(exchange)) ? then : otherwise).evaluate(exchange),
  };
}

function compileLevel(reader: TokenReader, names: Names, level: number): Expression {
  const signs = LEVELS[level];
  if (signs === undefined) return compileUnary(reader, names);
  let left = compileLevel(reader, names, level + 1);
  for (;;) {
    const sign = signs.find((one) => reader.takes(one));
    if (sign === undefined) return left;
    left = combine(sign, left, compileLevel(reader, names, level + 1));
  }
}

function compileUnary(reader: TokenReader, names: Names): Expression {
  if (!reader.takes('!')) return compileOperand(reader, names, compileOperators, compileUnary);
  const operand = compileUnary(reader, names);
  expectKind(operand, 'bool', '!');
  return { ...operand, evaluate: (exchange) => !asBool(operand.evaluate(exchange)) };
}

function combine(sign: string, left: Expression, right: Expression): Expression {
  const readsBody = left.readsBody || right.readsBody;
  const both = (kind: Kind) => {
    expectKind(left, kind, sign);
    expectKind(right, kind, sign);
  };
  switch (sign) {
    case '||':
      both('bool');
      return { kind: 'bool', readsBody, evaluate: (at) => asBool(left.evaluate(at)) || asBool(right.evaluate(at)) };
    case '&&':
      both('bool');
      return { kind: 'bool', readsBody, evaluate: (at) => asBool(left.evaluate(at)) && asBool(right.evaluate(at)) };
    case '==':
    case '!=': {
      const comparable = left.kind === right.kind || right.kind === 'null';
      if (!comparable) throw new ExpressionSyntaxError(`${sign} compares ${left.kind} with ${right.kind}`);
      const equal = sign === '==';
      return { kind: 'bool', readsBody, evaluate: (at) => (left.evaluate(at) === right.evaluate(at)) === equal };
    }
    case '+': {
      both(left.kind === 'number' ? 'number' : 'string');
      if (left.kind === 'number') {
        return {
          kind: 'number',
          readsBody,
          evaluate: (at) => asNumber(left.evaluate(at)) + asNumber(right.evaluate(at)),
        };
      }
      return {
        kind: 'string',
        readsBody,
        evaluate: (at) => asString(left.evaluate(at)) + asString(right.evaluate(at)),
      };
    }
    default: {
      both('number');
      const holds = comparisons.get(sign);
      if (holds === undefined) throw new ExpressionSyntaxError(`${sign} is not supported`);
      return {
        kind: 'bool',
        readsBody,
        evaluate: (at) => holds(asNumber(left.evaluate(at)), asNumber(right.evaluate(at))),
      };
    }
  }
}

const comparisons: ReadonlyMap<string, (left: number, right: number) => boolean> = new Map([
  ['<', (left: number, right: number) => left < right],
  ['>', (left: number, right: number) => left > right],
  ['<=', (left: number, right: number) => left <= right],
  ['>=', (left: number, right: number) => left >= right],
]);

function expectKind(expression: Expression, kind: Kind, sign: string): void {
  if (expression.kind !== kind) throw new ExpressionSyntaxError(`${sign} takes ${kind}, not ${expression.kind}`);
}
