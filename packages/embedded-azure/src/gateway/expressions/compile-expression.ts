import { compileOperators } from './compile-operators.ts';
import { type Expression, ExpressionSyntaxError } from './expression.ts';
import { knownNames, type Now } from './known-members.ts';
import { TokenReader } from './token-reader.ts';
import { tokenize } from './tokenize.ts';

/** Compiles the C# inside `@(…)`. */
export type CompileExpression = (source: string) => Expression;

/**
 * Creates a compiler for single-statement policy expressions
 * (https://learn.microsoft.com/azure/api-management/api-management-policy-expressions). It supports the members in
 * `known-members.ts` and refuses all others by name, before any request arrives.
 *
 * @throws ExpressionSyntaxError
 */
export function expressionCompiler(now: Now): CompileExpression {
  const names = knownNames(now);
  return (source) => {
    const reader = new TokenReader(tokenize(source));
    const expression = compileOperators(reader, names);
    if (reader.peek().type !== 'end') throw new ExpressionSyntaxError(`${reader.peek().text} is not expected`);
    return expression;
  };
}
