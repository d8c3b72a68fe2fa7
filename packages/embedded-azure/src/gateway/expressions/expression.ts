import type { Exchange } from '../exchange.ts';

/** What is known of a value before any request has come: C#'s types, as far as policies here need them. */
export type Kind =
  | 'string'
  | 'number'
  | 'bool'
  | 'null'
  | 'object'
  | 'char'
  | 'strings'
  | 'bytes'
  | 'body'
  | 'response'
  | 'headers'
  | 'variables'
  | 'Jwt'
  | 'claims'
  | 'guid'
  | 'date'
  | 'timespan'
  | 'formatting'
  | 'property'
  | 'json';

/** A policy expression, compiled. */
export interface Expression {
  readonly kind: Kind;
  /** Whether the request's body has to be buffered before. */
  readonly readsBody: boolean;
  /** @throws ExpressionFailure where C# would throw */
  evaluate(exchange: Exchange): unknown;
}

/** An exception of an expression at run time: a cast that doesn't fit, a variable that isn't there. */
export class ExpressionFailure extends Error {
  override name = 'ExpressionFailure';
}

/** Why an expression can't be compiled. */
export class ExpressionSyntaxError extends Error {
  override name = 'ExpressionSyntaxError';
}
