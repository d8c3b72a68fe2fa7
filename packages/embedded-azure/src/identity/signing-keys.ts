import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { calculateJwkThumbprint, exportJWK, type JWK } from 'jose';
import type { IdentityStore, StoredKey } from './identity-store.ts';

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** As the JWKS endpoint shows it. */
  readonly publicJwk: JWK;
}

/** Tokens of the key before the last rotation are still valid; older ones are not. */
const PUBLISHED = 2;

/** The RS256 keys of the tenant: the newest signs, the newest two are published. */
export class SigningKeys {
  readonly #store: IdentityStore;
  #keys: readonly SigningKey[] = [];

  private constructor(store: IdentityStore) {
    this.#store = store;
  }

  /** Reads the keys from the store, and creates the first one if there is none. */
  static async open(store: IdentityStore): Promise<SigningKeys> {
    const keys = new SigningKeys(store);
    keys.#keys = await Promise.all(store.keys().map(readKey));
    if (keys.#keys.length === 0) await keys.rotate();
    return keys;
  }

  current(): SigningKey {
    const [newest] = this.#keys;
    if (newest === undefined) throw new Error('no signing key: `open` makes one');
    return newest;
  }

  published(): JWK[] {
    return this.#keys.map(({ publicJwk }) => publicJwk);
  }

  async rotate(): Promise<void> {
    const privateKey = await makePrivateKey();
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const kid = await calculateJwkThumbprint(await exportJWK(createPublicKey(privateKey)));
    const key = await readKey({ kid, pem });
    this.#store.addKey({ kid, pem }, PUBLISHED);
    this.#keys = [key, ...this.#keys].slice(0, PUBLISHED);
  }
}

/** Creates an RSA key. It is published only once it is added. */
export async function makePrivateKey(): Promise<KeyObject> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return privateKey;
}

async function readKey({ kid, pem }: StoredKey): Promise<SigningKey> {
  const privateKey = createPrivateKey(pem);
  const publicKey = createPublicKey(privateKey);
  return { kid, privateKey, publicKey, publicJwk: { ...(await exportJWK(publicKey)), use: 'sig', alg: 'RS256', kid } };
}
