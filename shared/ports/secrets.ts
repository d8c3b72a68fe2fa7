/** Every secret of the app. */
export const secretNames = ['payments-api-key', 'carrier-token', 'cursor-key'] as const;
export type SecretName = (typeof secretNames)[number];

/** One version of a secret. */
export interface Secret {
  version: string;
  value: string;
}

/**
 * Secrets that are rotated while the app runs. Several versions of one may be in force at the same time, and another
 * instance may know of a new version earlier or later than this one.
 */
export interface Secrets {
  /** The newest version in force. */
  getCurrent(name: SecretName): Promise<Secret>;
  /**
   * The version in force whose id begins with `prefix`, or undefined. An id that this process has never seen is looked
   * for where the secrets are kept before it is said not to be there.
   */
  find(name: SecretName, prefix: string): Promise<Secret | undefined>;
  /**
   * What to use instead of a version that was refused: the newest in force that is another one, after a look at where
   * the secrets are kept unless this process knows a newer one already. Undefined when there is none.
   */
  findReplacement(name: SecretName, refused: string): Promise<Secret | undefined>;
}
