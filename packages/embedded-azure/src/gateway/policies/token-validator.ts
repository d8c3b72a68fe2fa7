import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { claimsOf, valuesOf } from '../expressions/claims-of.ts';
import { Jwt } from '../expressions/narrow.ts';
import type { GatewayClock } from '../gateway-clock.ts';

export interface TokenRules {
  readonly openidConfigUrl: string;
  readonly audiences: readonly string[];
  readonly issuers: readonly string[];
  /** Each claim must have one of its values (`any`), or all of them. */
  readonly requiredClaims: readonly { name: string; match: 'all' | 'any'; values: readonly string[] }[];
  /** Seconds. */
  readonly clockSkew: number;
  readonly requireExpiration: boolean;
}

/** Why a token is refused, in the words of API Management. */
export class TokenRefusal extends Error {
  override name = 'TokenRefusal';
  readonly reason: string;

  constructor(reason: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.reason = reason;
  }
}

/**
 * How long a verdict on a token is cached, in milliseconds, so that a partner's next request needs no signature check.
 */
const REMEMBERED_MS = 60_000;
const REMEMBERED_TOKENS = 1_000;

const Discovery = z.looseObject({ jwks_uri: z.url() });

/** Validates RS256 tokens with the keys of an OpenID configuration. */
export class TokenValidator {
  readonly #rules: TokenRules;
  readonly #clock: GatewayClock;
  readonly #valid = new Map<string, { jwt: Jwt; until: number }>();
  #keys: Promise<JWTVerifyGetKey> | undefined;

  constructor(rules: TokenRules, clock: GatewayClock) {
    this.#rules = rules;
    this.#clock = clock;
  }

  /** The token's claims, if it was found valid recently. */
  recall(token: string): Jwt | undefined {
    const known = this.#valid.get(token);
    if (known === undefined || known.until > this.#clock.now()) return known?.jwt;
    this.#valid.delete(token);
    return undefined;
  }

  /** @throws TokenRefusal */
  async validate(token: string): Promise<Jwt> {
    const { audiences, issuers, clockSkew, requireExpiration } = this.#rules;
    const now = this.#clock.now();
    try {
      const { payload } = await jwtVerify(token, await this.#signingKeys(), {
        algorithms: ['RS256'],
        audience: [...audiences],
        issuer: [...issuers],
        clockTolerance: clockSkew,
        currentDate: new Date(now),
        ...(requireExpiration && { requiredClaims: ['exp'] }),
      });
      this.#checkClaims(payload);
      const jwt = new Jwt(claimsOf(payload));
      this.#remember(token, jwt, Math.min(now + REMEMBERED_MS, ((payload.exp ?? Infinity) + clockSkew) * 1000));
      return jwt;
    } catch (error) {
      throw error instanceof TokenRefusal ? error : refusalFor(error);
    }
  }

  #checkClaims(payload: JWTPayload): void {
    for (const { name, match, values } of this.#rules.requiredClaims) {
      const given = valuesOf(payload[name]);
      if (given.length === 0) throw new TokenRefusal('TokenClaimNotFound', `the token has no claim ${name}`);
      const allowed =
        match === 'all' ? values.every((one) => given.includes(one)) : values.some((one) => given.includes(one));
      if (!allowed) throw new TokenRefusal('TokenClaimValueNotAllowed', `the claim ${name} has no allowed value`);
    }
  }

  #remember(token: string, jwt: Jwt, until: number): void {
    if (this.#valid.size >= REMEMBERED_TOKENS) {
      const [oldest] = this.#valid.keys();
      if (oldest !== undefined) this.#valid.delete(oldest);
    }
    this.#valid.set(token, { jwt, until });
  }

  /** Loaded with the first token, so that the gateway can start before the identity provider. */
  #signingKeys(): Promise<JWTVerifyGetKey> {
    this.#keys ??= discoverKeys(this.#rules.openidConfigUrl).catch((error: unknown) => {
      this.#keys = undefined;
      throw error;
    });
    return this.#keys;
  }
}

async function discoverKeys(url: string): Promise<JWTVerifyGetKey> {
  const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  const { jwks_uri } = Discovery.parse(await response.json());
  // A new key must be accepted at once. API Management waits up to five minutes.
  return createRemoteJWKSet(new URL(jwks_uri), { cooldownDuration: 0 });
}

function refusalFor(error: unknown): TokenRefusal {
  const message = error instanceof Error ? error.message : String(error);
  return new TokenRefusal(reasonFor(error), message, error);
}

function reasonFor(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'TokenExpired';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'TokenSignatureInvalid';
  if (error instanceof errors.JWKSNoMatchingKey) return 'TokenSignatureKeyNotFound';
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud') return 'TokenAudienceNotAllowed';
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'iss') return 'TokenIssuerNotAllowed';
  return 'JwtInvalid';
}
