import { createHash } from 'node:crypto';

/**
 * The entity tag of another representation of the same version. If-Match accepts it as that version.
 *
 * @param what all that makes it another one
 */
export function variantTag(etag: string, what: string): string {
  const digest = createHash('sha256').update(what).digest('base64url').slice(0, 11);
  return `${etag.slice(0, -1)}.${digest}"`;
}
