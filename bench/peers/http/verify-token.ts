import { createRemoteJWKSet, jwtVerify } from 'jose';

export interface Caller {
  clientId: string;
  roles: string[];
}

/** How tokens are checked: the identity's issuer, audience and key set, as JSON in the second argument of the program. */
interface Authority {
  issuer: string;
  audience: string;
  jwksUri: string;
}

/** Verifies tokens against a key set that is kept, and remembers a good one until it expires, as the partner API does. */
export function tokenVerifier({ issuer, audience, jwksUri }: Authority) {
  const keys = createRemoteJWKSet(new URL(jwksUri), { cacheMaxAge: 600_000 });
  const verified = new Map<string, { caller: Caller; expiresAt: number }>();
  /** @throws Error for a token that is missing or not good */
  return async (authorization: string | undefined): Promise<Caller> => {
    const token = authorization?.replace(/^Bearer /, '') ?? '';
    const known = verified.get(token);
    if (known !== undefined && known.expiresAt > Date.now()) return known.caller;
    const { payload } = await jwtVerify(token, keys, { issuer, audience, algorithms: ['RS256'] });
    const caller = { clientId: String(payload['azp']), roles: (payload['roles'] ?? []) as string[] };
    verified.set(token, { caller, expiresAt: (payload.exp ?? 0) * 1_000 });
    return caller;
  };
}
