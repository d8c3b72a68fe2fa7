import { createRemoteJWKSet, errors, jwtVerify } from 'jose';

/** The Microsoft Entra tenant whose tokens a server accepts. */
export interface EntraTenant {
  /** `iss` of its tokens. There are several if tokens of version 1 (managed identities) and 2 differ. */
  readonly issuer: string | readonly string[];
  /** The URL of its public signing keys. */
  readonly jwksUri: string;
}

/** The identity that a token represents. */
export interface Principal {
  /** `oid`: what roles are assigned to. */
  readonly objectId: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export type TokenFault =
  | 'format'
  | 'signing key'
  | 'signature'
  | 'not yet valid'
  | 'expired'
  | 'issuer'
  | 'audience'
  | 'object id';

export class TokenRefusedError extends Error {
  override name = 'TokenRefusedError';
  readonly fault: TokenFault;

  constructor(fault: TokenFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}

/** The tolerance of Entra's own libraries for differing clocks. */
const CLOCK_TOLERANCE_SECONDS = 300;
const REMEMBERED_TOKENS = 1_000;

/** Checks access tokens for one API by the keys that their tenant publishes. */
export class EntraTokens {
  readonly #tenant: EntraTenant;
  readonly #audiences: () => readonly string[];
  readonly #keys: ReturnType<typeof createRemoteJWKSet>;
  /** Tokens that were verified before, because a client sends the same one with every request for an hour. */
  readonly #good = new Map<string, Principal>();

  /** @param audiences without the final slash that tokens of version 1 may have; called for each new token */
  constructor(tenant: EntraTenant, audiences: () => readonly string[]) {
    this.#tenant = tenant;
    this.#audiences = audiences;
    // A new key must be accepted at once. Azure checks again only after minutes.
    this.#keys = createRemoteJWKSet(new URL(tenant.jwksUri), { cooldownDuration: 0 });
  }

  /**
   * @throws TokenRefusedError
   * @throws Error when the tenant's keys can't be read
   */
  async check(token: string): Promise<Principal> {
    const known = this.#good.get(token);
    if (known !== undefined && known.expiresAt > Date.now()) return known;
    this.#good.delete(token);
    const principal = await this.#verify(token);
    const [oldest] = this.#good.keys();
    if (this.#good.size >= REMEMBERED_TOKENS && oldest !== undefined) this.#good.delete(oldest);
    this.#good.set(token, principal);
    return principal;
  }

  async #verify(token: string): Promise<Principal> {
    const { issuer } = this.#tenant;
    try {
      const { payload } = await jwtVerify(token, this.#keys, {
        algorithms: ['RS256'],
        audience: this.#audiences().flatMap((audience) => [audience, `${audience}/`]),
        issuer: typeof issuer === 'string' ? issuer : [...issuer],
        requiredClaims: ['exp'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
      });
      const { oid, exp = 0 } = payload;
      if (typeof oid !== 'string') throw new TokenRefusedError('object id', 'the token has no object id (oid)');
      return { objectId: oid, expiresAt: (exp + CLOCK_TOLERANCE_SECONDS) * 1000 };
    } catch (error) {
      throw refusalOf(error) ?? new Error(`can't read the keys at ${this.#tenant.jwksUri}`, { cause: error });
    }
  }
}

function refusalOf(error: unknown): TokenRefusedError | undefined {
  if (error instanceof TokenRefusedError) return error;
  const fault = faultOf(error);
  if (fault === undefined) return undefined;
  return new TokenRefusedError(fault, error instanceof Error ? error.message : String(error), { cause: error });
}

function faultOf(error: unknown): TokenFault | undefined {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature';
  if (error instanceof errors.JWKSNoMatchingKey) return 'signing key';
  if (error instanceof errors.JWTClaimValidationFailed) return FAULT_OF_CLAIM.get(error.claim) ?? 'format';
  const isBroken = [errors.JWTInvalid, errors.JWSInvalid, errors.JOSEAlgNotAllowed, errors.JOSENotSupported];
  return isBroken.some((kind) => error instanceof kind) ? 'format' : undefined;
}

const FAULT_OF_CLAIM = new Map<string, TokenFault>([
  ['aud', 'audience'],
  ['iss', 'issuer'],
  ['nbf', 'not yet valid'],
]);
