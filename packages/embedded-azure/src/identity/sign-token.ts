import { type KeyObject, randomBytes } from 'node:crypto';
import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import type { SigningKey } from './signing-keys.ts';

/** What all tokens of this tenant contain. */
export interface Tenant {
  readonly issuer: string;
  readonly audience: string;
  readonly tenantId: string;
}

/** Seconds. */
export const TOKEN_LIFETIME = 3600;

/**
 * The claims of a v2 access token for an application without a user:
 * https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 */
export function appOnlyClaims(clientId: string, objectId: string, roles: readonly string[]): Record<string, unknown> {
  return {
    azp: clientId,
    // 1 means that the client authenticated with a secret.
    azpacr: '1',
    oid: objectId,
    sub: objectId,
    // An application without roles has no such claim.
    ...(roles.length > 0 && { roles }),
  };
}

/** Merges these claims over those that every token has. An undefined value removes a claim. */
export function fillIn(tenant: Tenant, claims: Record<string, unknown>, expiresIn = TOKEN_LIFETIME): JWTPayload {
  const now = Math.floor(Date.now() / 1000);
  return {
    aud: tenant.audience,
    iss: tenant.issuer,
    iat: now,
    nbf: now,
    exp: now + expiresIn,
    aio: randomBytes(30).toString('base64'),
    rh: `1.${randomBytes(12).toString('base64url')}.`,
    tid: tenant.tenantId,
    uti: randomBytes(16).toString('base64url'),
    ver: '2.0',
    ...claims,
  };
}

export interface Signature {
  /**
   * RS256 by default. The others are for tokens that a careless verifier would accept: `HS256` signs with our public
   * key as if it were a shared secret, `none` doesn't sign, `RS512` uses an algorithm that is not announced.
   */
  readonly alg?: 'RS256' | 'RS512' | 'HS256' | 'none';
  /** Signs with this key instead of ours, but with our key's id. */
  readonly foreignKey?: KeyObject;
}

export async function signToken(
  payload: JWTPayload,
  { kid, privateKey, publicKey }: SigningKey,
  { alg = 'RS256', foreignKey }: Signature = {},
): Promise<string> {
  if (alg === 'none') return new UnsecuredJWT(payload).encode();
  const unsigned = new SignJWT(payload).setProtectedHeader({ typ: 'JWT', alg, kid });
  if (alg !== 'HS256') return unsigned.sign(foreignKey ?? privateKey);
  return unsigned.sign(new TextEncoder().encode(publicKey.export({ type: 'spki', format: 'pem' }).toString()));
}
