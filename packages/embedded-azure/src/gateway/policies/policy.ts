import type { Exchange } from '../exchange.ts';
import type { CompileExpression } from '../expressions/compile-expression.ts';
import type { Expression, Kind } from '../expressions/expression.ts';
import { ExpressionFailure, ExpressionSyntaxError } from '../expressions/expression.ts';
import type { GatewayClock } from '../gateway-clock.ts';
import { GatewayFault } from '../gateway-fault.ts';
import type { Backend } from '../proxy/backend.ts';
import type { Step } from '../step.ts';
import { type PolicyElement, refuse } from '../xml/policy-element.ts';
import type { CallCounters } from './call-counters.ts';

/** What policies use, shared by all of one gateway. */
export interface PolicyServices {
  readonly clock: GatewayClock;
  readonly backend: Backend;
  readonly counters: CallCounters;
  readonly retriesFaults: boolean;
}

/** What compiling a policy needs. */
export interface PolicyCompiler {
  readonly services: PolicyServices;
  readonly expression: CompileExpression;
  /** Compiles child policies. */
  steps(elements: readonly PolicyElement[]): Step[];
}

/** Checks and compiles one policy element. Throws a PolicyError for everything that it doesn't support. */
export type CompilePolicy = (element: PolicyElement, compiler: PolicyCompiler) => Step;

/** Compiles `@(…)`; undefined if the text is not an expression. */
export function expressionIn(element: PolicyElement, text: string, compiler: PolicyCompiler): Expression | undefined {
  if (text.startsWith('@{')) refuse(element, 'multi-statement expressions @{…} are not supported');
  if (!text.startsWith('@(') || !text.endsWith(')')) return undefined;
  try {
    return compiler.expression(text.slice(2, -1));
  } catch (error) {
    if (error instanceof ExpressionSyntaxError) refuse(element, `the expression ${text}: ${error.message}`);
    throw error;
  }
}

/** An expression that must have one kind. */
export function expressionOf(element: PolicyElement, text: string, kind: Kind, compiler: PolicyCompiler): Expression {
  const expression = expressionIn(element, text, compiler) ?? refuse(element, `"${text}" is no expression`);
  if (expression.kind === kind) return guarded(element, expression);
  return refuse(element, `the expression ${text} is of type ${expression.kind}, not ${kind}`);
}

/** A text that may be an expression of type string; one that reads the body is refused. */
export function textOf(element: PolicyElement, text: string, compiler: PolicyCompiler): (exchange: Exchange) => string {
  if (!text.startsWith('@')) return () => text;
  const expression = expressionOf(element, text, 'string', compiler);
  if (expression.readsBody) refuse(element, `the expression ${text} reads the body, which only <when> may`);
  return (exchange) => String(expression.evaluate(exchange));
}

/** The same expression, with its failures attributed to the policy. */
export function guarded(element: PolicyElement, expression: Expression): Expression {
  return {
    ...expression,
    evaluate(exchange) {
      try {
        return expression.evaluate(exchange);
      } catch (error) {
        if (!(error instanceof ExpressionFailure)) throw error;
        throw new GatewayFault({
          source: element.name,
          reason: 'ExpressionValueEvaluationFailure',
          status: 500,
          message: `Expression evaluation failed. ${error.message}`,
          cause: error,
        });
      }
    },
  };
}
