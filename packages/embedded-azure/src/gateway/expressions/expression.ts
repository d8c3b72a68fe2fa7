import type { Exchange } from '../exchange.ts';

/** The static type of a value: C#'s types, as far as policies need them here. */
export type Kind =
  | 'string'
  | 'number'
  | 'bool'
  | 'null'
  | 'object'
  | 'char'
  | 'strings'
  | 'bytes'
  | 'sha256'
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
  /** Whether the request's body must be buffered first. */
  readonly readsBody: boolean;
  /** @throws ExpressionFailure where C# would throw */
  evaluate(exchange: Exchange): unknown;
}

/** An exception of an expression at run time: an invalid cast, or a missing variable. */
export class ExpressionFailure extends Error {
  override name = 'ExpressionFailure';
}

/** Why an expression can't be compiled. */
export class ExpressionSyntaxError extends Error {
  override name = 'ExpressionSyntaxError';
}
