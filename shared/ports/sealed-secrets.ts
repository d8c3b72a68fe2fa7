import type { PartnerId } from '../domain/ids.ts';

/** The endpoint that a secret belongs to. What was sealed for one endpoint can't be opened for another. */
export interface SecretOwner {
  partnerId: PartnerId;
  endpointId: string;
}

export type OpenedSecret =
  | {
      kind: 'opened';
      secret: string;
      /** False when it was sealed with an older version of the key: seal it again at the next change. */
      isCurrent: boolean;
    }
  /**
   * It can't be opened: the version of the key is disabled or deleted, or the text is damaged. If the version comes
   * back, it can be opened again. Else its endpoint needs a new secret.
   */
  | { kind: 'lost'; reason: 'key_gone' | 'damaged' };

/** The partners' secrets of webhooks as they are stored: encrypted with a key that is not in the database. */
export interface SealedSecrets {
  /** @throws Unavailable while the key can't be read */
  seal(secret: string, owner: SecretOwner): Promise<string>;
  /** @throws Unavailable while the key can't be read */
  open(sealed: string, owner: SecretOwner): Promise<OpenedSecret>;
}
