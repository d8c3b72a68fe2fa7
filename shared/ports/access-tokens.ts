/** What a valid token says about its client. */
export interface Bearer {
  clientId: string;
  /** The object id of its service principal in Entra, for records of what it did. */
  objectId?: string;
  scopes: ReadonlySet<string>;
}

export interface AccessTokens {
  /** Verifies signature, algorithm, issuer, audience and times. Returns undefined if the token is invalid. */
  verify(token: string): Promise<Bearer | undefined>;
}
