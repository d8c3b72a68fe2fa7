import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secret, Secrets } from '../../shared/ports/secrets.ts';
import { Problem } from '../../shared/problems.ts';

const KEY = 'cursor-key';
const KEY_ID_LENGTH = 8;
/** Key id, position, and 128 bits of the signature. */
const FORM = /^([0-9a-f]{8})\.([\w-]+)\.([\w-]{22})$/;
const SHORTEST_KEY = 16;

/**
 * Cursors of lists. They are opaque to partners and signed, so nobody can forge a position. Each is bound to its list,
 * so it can't be used with other filters or by another partner.
 *
 * A cursor names the version of the key that signed it by the start of its id. It stays valid while that version is
 * enabled, even after a rotation and on every instance.
 */
export class Cursors {
  readonly #secrets: Secrets;

  constructor(secrets: Secrets) {
    this.#secrets = secrets;
  }

  /** @param list what the cursor belongs to: partner, filters, sort order */
  async write(position: string, list: unknown): Promise<string> {
    const key = await this.#secrets.getCurrent(KEY);
    const encoded = Buffer.from(position).toString('base64url');
    return `${key.version.slice(0, KEY_ID_LENGTH)}.${encoded}.${sign(key, position, list).toString('base64url')}`;
  }

  /** @throws Problem invalid_cursor */
  async read(cursor: string, list: unknown): Promise<string> {
    const [, keyId, encoded = '', signature = ''] = FORM.exec(cursor) ?? [];
    const key = keyId === undefined ? undefined : await this.#secrets.find(KEY, keyId);
    if (key === undefined) throw new Problem('invalid_cursor');
    const position = Buffer.from(encoded, 'base64url').toString();
    const given = Buffer.from(signature, 'base64url');
    // The last letter has bits that mean nothing: only the spelling that was given out is a cursor.
    if (given.toString('base64url') !== signature) throw new Problem('invalid_cursor');
    const right = sign(key, position, list);
    if (given.length !== right.length || !timingSafeEqual(given, right)) throw new Problem('invalid_cursor');
    return position;
  }
}

/** The first 128 bits of an HMAC-SHA256. */
function sign({ value }: Secret, position: string, list: unknown): Buffer {
  if (value.length < SHORTEST_KEY) throw new Error(`the secret ${KEY} has fewer than ${SHORTEST_KEY} characters`);
  return createHmac('sha256', value)
    .update(JSON.stringify([position, list]))
    .digest()
    .subarray(0, 16);
}
