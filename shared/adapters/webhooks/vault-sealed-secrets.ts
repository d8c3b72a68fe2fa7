import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { OpenedSecret, SealedSecrets, SecretOwner } from '../../ports/sealed-secrets.ts';
import type { Secret, Secrets } from '../../ports/secrets.ts';
import { Unavailable } from '../../ports/unavailable.ts';
import { log } from '../../telemetry/log.ts';
import { recordMetric } from '../../telemetry/record-metric.ts';
import { SecretUnavailable } from '../key-vault/rotating-secret.ts';

const KEY = 'webhook-key';
const CIPHER = 'aes-256-gcm';
const SHORTEST_KEY = 32;
/** So much of a version's id is stored beside what it sealed. */
const VERSION_LENGTH = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const FORM = /^1\.([0-9a-z-]{1,16})\.([\w-]+)$/;

/**
 * Seals with the newest version of the vault's `webhook-key`, and opens with the version that sealed. A sealed text is
 * `1.VERSION.DATA`, and DATA is the nonce, the encrypted secret and the tag.
 */
export class VaultSealedSecrets implements SealedSecrets {
  readonly #secrets: Secrets;

  constructor(secrets: Secrets) {
    this.#secrets = secrets;
  }

  async seal(secret: string, owner: SecretOwner): Promise<string> {
    const key = await readKey(() => this.#secrets.getCurrent(KEY));
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, toCipherKey(key), nonce).setAAD(toBytes(owner));
    const data = Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `1.${key.version.slice(0, VERSION_LENGTH)}.${data.toString('base64url')}`;
  }

  async open(sealed: string, owner: SecretOwner): Promise<OpenedSecret> {
    const [, version, encoded] = FORM.exec(sealed) ?? [];
    if (version === undefined || encoded === undefined) return lose(owner, 'damaged', 'what is stored is damaged');
    const key = await readKey(() => this.#secrets.find(KEY, version));
    if (key === undefined) {
      return lose(owner, 'key_gone', `its version ${version} of ${KEY} is disabled or deleted`);
    }
    const secret = decrypt(Buffer.from(encoded, 'base64url'), toCipherKey(key), owner);
    if (secret === undefined) return lose(owner, 'damaged', 'what is stored is damaged');
    const current = await readKey(() => this.#secrets.getCurrent(KEY));
    return { kind: 'opened', secret, isCurrent: current.version === key.version };
  }
}

type Lost = Extract<OpenedSecret, { kind: 'lost' }>;

function lose({ partnerId, endpointId }: SecretOwner, reason: Lost['reason'], why: string): Lost {
  recordMetric('webhook.secrets_lost', 1, { reason });
  log.warn(`the secret of webhook endpoint ${endpointId} can't be opened: ${why}`, { 'partner.id': partnerId });
  return { kind: 'lost', reason };
}

function decrypt(data: Buffer, key: Uint8Array, owner: SecretOwner): string | undefined {
  const nonce = data.subarray(0, NONCE_BYTES);
  const encrypted = data.subarray(NONCE_BYTES, -TAG_BYTES);
  if (data.length <= NONCE_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(toBytes(owner))
    .setAuthTag(data.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(encrypted), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

/** The vault's value is text of any form; the cipher takes exactly 32 bytes. */
function toCipherKey({ value }: Secret): Uint8Array {
  if (value.length < SHORTEST_KEY) throw new Error(`the secret ${KEY} has fewer than ${SHORTEST_KEY} characters`);
  return new Uint8Array(hkdfSync('sha256', value, '', 'secrets of webhook endpoints', 32));
}

function toBytes({ partnerId, endpointId }: SecretOwner): Buffer {
  return Buffer.from(JSON.stringify([partnerId, endpointId]));
}

async function readKey<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof SecretUnavailable) throw new Unavailable(error.message, { cause: error });
    throw error;
  }
}
