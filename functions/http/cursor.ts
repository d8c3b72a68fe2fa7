import { createHmac, timingSafeEqual } from 'node:crypto';
import { Problem } from '../../shared/problems.ts';

/**
 * Cursors of lists: opaque to partners, signed so that nobody can forge a place to read from, and bound to the list
 * that they were given for, so that a cursor can't be carried over to other filters or to another partner.
 */
export class Cursors {
  readonly #key: string;

  constructor(key: string) {
    this.#key = key;
  }

  /** @param list what the cursor is for: partner, filters, order */
  write(position: string, list: unknown): string {
    return `${Buffer.from(position).toString('base64url')}.${this.#sign(position, list).toString('base64url')}`;
  }

  /** @throws Problem invalid_cursor */
  read(cursor: string, list: unknown): string {
    const [encoded = '', signature = ''] = cursor.split('.');
    const position = Buffer.from(encoded, 'base64url').toString();
    const given = Buffer.from(signature, 'base64url');
    const right = this.#sign(position, list);
    if (given.length !== right.length || !timingSafeEqual(given, right)) throw new Problem('invalid_cursor');
    return position;
  }

  /** 128 bits of HMAC-SHA256. */
  #sign(position: string, list: unknown): Buffer {
    return createHmac('sha256', this.#key)
      .update(JSON.stringify([position, list]))
      .digest()
      .subarray(0, 16);
  }
}
