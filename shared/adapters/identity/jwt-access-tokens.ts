import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import type { AccessTokens, Bearer } from '../../ports/access-tokens.ts';
import type { Clock } from '../../ports/clock.ts';
import { Unavailable } from '../../ports/unavailable.ts';
import { ExpiringCache } from '../expiring-cache.ts';

const Claims = z.object({
  azp: z.string(),
  oid: z.string().optional(),
  exp: z.number(),
  roles: z.array(z.string()).default([]),
});

export interface JwtOptions {
  issuer: string;
  audience: string;
  jwksUri: string;
  clock: Clock;
}

interface Verified {
  bearer: Bearer;
  /** In milliseconds since the epoch. */
  expiresAt: number;
}

/** Jose's errors when it can't get the keys: an outage, not the caller's fault. */
const KEYS_UNAVAILABLE = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JOSE_GENERIC']);

/**
 * Access tokens of Microsoft Entra (v2, client credentials): RS256 only, with the keys from the tenant's key set. The
 * key set is cached, and fetched again for an unknown key id at most every five seconds. A valid token is cached until
 * it expires, so only one request in thousands verifies the signature.
 */
export class JwtAccessTokens implements AccessTokens {
  readonly #options: JwtOptions;
  readonly #keys: JWTVerifyGetKey;
  readonly #verified: ExpiringCache<string, Verified>;

  constructor(options: JwtOptions) {
    this.#options = options;
    this.#keys = createRemoteJWKSet(new URL(options.jwksUri), { cooldownDuration: 5_000, cacheMaxAge: 600_000 });
    const { clock } = options;
    this.#verified = new ExpiringCache((token) => this.#verify(token), {
      clock,
      maxAgeMs: 3_600_000,
      maxEntries: 5_000,
    });
  }

  async verify(token: string): Promise<Bearer | undefined> {
    try {
      const { bearer, expiresAt } = await this.#verified.get(token);
      return expiresAt > this.#options.clock.now().getTime() ? bearer : undefined;
    } catch (error) {
      if (error instanceof z.ZodError) return undefined;
      if (error instanceof errors.JOSEError && !KEYS_UNAVAILABLE.has(error.code)) return undefined;
      throw new Unavailable('the key set of the identity provider can not be got', { cause: error });
    }
  }

  async #verify(token: string): Promise<Verified> {
    const { issuer, audience, clock } = this.#options;
    const { payload } = await jwtVerify(token, this.#keys, {
      issuer,
      audience,
      algorithms: ['RS256'],
      requiredClaims: ['exp'],
      currentDate: clock.now(),
    });
    const { azp, oid, exp, roles } = Claims.parse(payload);
    const bearer = { clientId: azp, ...(oid === undefined ? {} : { objectId: oid }), scopes: new Set(roles) };
    return { bearer, expiresAt: exp * 1_000 };
  }
}
