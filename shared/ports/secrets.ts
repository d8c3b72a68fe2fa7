/** What an instance needs to serve partners. */
export const servingSecrets = ['payments-api-key', 'carrier-token', 'cursor-key'] as const;

/**
 * All secrets of the app. Providers sign their events with two of them: without one, its provider is answered 503 and
 * sends again later, and partners see nothing of it. Without `webhook-key`, webhooks are tried again later, and nobody
 * can add an endpoint; orders go on.
 */
export const secretNames = [
  ...servingSecrets,
  'payments-webhook-secret',
  'carrier-webhook-secret',
  'webhook-key',
] as const;
export type SecretName = (typeof secretNames)[number];

/** One version of a secret. */
export interface Secret {
  version: string;
  value: string;
}

/**
 * Secrets that are rotated while the app runs. Several versions of one may be in force at the same time, and another
 * instance may learn of a new version earlier or later than this one.
 */
export interface Secrets {
  /** The newest version in force. */
  getCurrent(name: SecretName): Promise<Secret>;
  /**
   * The version in force whose id begins with `prefix`, or undefined. If this process doesn't know such an id, it reads
   * the secret from the store before it answers.
   */
  find(name: SecretName, prefix: string): Promise<Secret | undefined>;
  /**
   * The newest version in force other than the refused one, or undefined. Reads the secret from the store, unless this
   * process already knows a newer version.
   */
  findReplacement(name: SecretName, refused: string): Promise<Secret | undefined>;
}
