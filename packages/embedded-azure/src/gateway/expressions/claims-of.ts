import type { JWTPayload } from 'jose';

/** Every claim of a token as text, as `Jwt.Claims` has them. */
export function claimsOf(payload: JWTPayload): Map<string, readonly string[]> {
  return new Map(Object.entries(payload).map(([name, value]) => [name, valuesOf(value)]));
}

export function valuesOf(claim: unknown): string[] {
  if (claim === undefined || claim === null) return [];
  const values: unknown[] = Array.isArray(claim) ? claim : [claim];
  return values.map((value) => (typeof value === 'object' ? JSON.stringify(value) : String(value)));
}
