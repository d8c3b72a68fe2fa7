export interface ClientCredentials {
  clientId: string;
  clientSecret: string;
}

export type TokenOutcome =
  | { kind: 'issued'; accessToken: string; expiresIn: number }
  /** The identity provider does not accept these credentials. */
  | { kind: 'refused' }
  /** As many are asked for as may be at a time. */
  | { kind: 'busy' };

/** Gets tokens for this API, for a browser page that can't call the identity provider itself. */
export interface TokenRelay {
  /** @throws Unavailable if the identity provider does not answer */
  issue(credentials: ClientCredentials): Promise<TokenOutcome>;
}
