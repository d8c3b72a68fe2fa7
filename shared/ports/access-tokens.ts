/** What a valid token says of its bearer. */
export interface Bearer {
  clientId: string;
  scopes: ReadonlySet<string>;
}

export interface AccessTokens {
  /** Verifies signature, algorithm, issuer, audience and times; undefined for a token that is not to be trusted. */
  verify(token: string): Promise<Bearer | undefined>;
}
