import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secret, Secrets } from '../../shared/ports/secrets.ts';
import { Problem } from '../../shared/problems.ts';

const KEY = 'cursor-key';
const KEY_ID_LENGTH = 8;
/** Key id, position, and 128 bits of signature. */
const FORM = /^([0-9a-f]{8})\.([\w-]+)\.([\w-]{22})$/;
const SHORTEST_KEY = 16;

/**
 * Cursors of lists: opaque to partners, signed so that nobody can forge a place to read from, and bound to the list
 * that they were given for, so that a cursor can't be carried over to other filters or to another partner.
 *
 * A cursor names the version of the key that signed it, by the beginning of its id. So it stays good while that version
 * is enabled, whatever is newest, and whichever instance reads it.
 */
export class Cursors {
  readonly #secrets: Secrets;

  constructor(secrets: Secrets) {
    this.#secrets = secrets;
  }

  /** @param list what the cursor is for: partner, filters, order */
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
    const right = sign(key, position, list);
    if (given.length !== right.length || !timingSafeEqual(given, right)) throw new Problem('invalid_cursor');
    return position;
  }
}

/** 128 bits of HMAC-SHA256. */
function sign({ value }: Secret, position: string, list: unknown): Buffer {
  if (value.length < SHORTEST_KEY) throw new Error(`the secret ${KEY} has fewer than ${SHORTEST_KEY} characters`);
  return createHmac('sha256', value)
    .update(JSON.stringify([position, list]))
    .digest()
    .subarray(0, 16);
}
