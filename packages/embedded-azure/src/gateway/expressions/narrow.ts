import type { Headers } from '../exchange.ts';
import { ExpressionFailure } from './expression.ts';

/** A validated token, as far as expressions can read it. */
export class Jwt {
  /** Every claim as text; a claim may have several values. */
  readonly claims: ReadonlyMap<string, readonly string[]>;

  constructor(claims: ReadonlyMap<string, readonly string[]>) {
    this.claims = claims;
  }
}

export function asString(value: unknown): string {
  return typeof value === 'string' ? value : fail('string', value);
}

export function asNumber(value: unknown): number {
  return typeof value === 'number' ? value : fail('int', value);
}

export function asBool(value: unknown): boolean {
  return typeof value === 'boolean' ? value : fail('bool', value);
}

export function asJwt(value: unknown): Jwt {
  return value instanceof Jwt ? value : fail('Jwt', value);
}

export function asDate(value: unknown): Date {
  return value instanceof Date ? value : fail('DateTime', value);
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : fail('string[]', value);
}

export function asBytes(value: unknown): Buffer {
  return Buffer.isBuffer(value) ? value : fail('byte[]', value);
}

export function asHeaders(value: unknown): Headers {
  return typeof value === 'object' && value !== null ? (value as Headers) : fail('Headers', value);
}

function fail(wanted: string, value: unknown): never {
  throw new ExpressionFailure(`${value === null || value === undefined ? 'null' : typeof value} is no ${wanted}`);
}
