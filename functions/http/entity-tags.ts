import { Problem } from '../../shared/problems.ts';

/** The value of a precondition: `*` for anything that exists, or a list of quoted entity tags. */
export type EntityTags = '*' | readonly string[];

/** RFC 9110, 8.8.3: no space and no quote inside. Bytes above 0x7f arrive as Latin-1. */
const TAG = '(?:W/)?"[\\x21\\x23-\\x7e\\x80-\\xff]*"';
/** What follows the version in the tag of a variant: a dot and which fields, a plus and the coding. */
const VARIANT = /(?:\.[\w.-]*)?(?:\+(?:br|gzip))?"$/;
const OWS = '[ \\t]*';
const LIST = new RegExp(`^(?:${OWS},)*${OWS}${TAG}(?:${OWS},(?:${OWS}${TAG})?)*${OWS}$`);

/**
 * Parses If-Match or If-None-Match. Returns undefined if the header is missing.
 *
 * @throws Problem invalid_precondition if it is neither `*` nor a list of tags, because a guess could overwrite data
 */
export function entityTagsOf(name: 'If-Match' | 'If-None-Match', header: string | null): EntityTags | undefined {
  if (header === null) return undefined;
  if (header.trim() === '*') return '*';
  if (LIST.test(header)) return header.match(new RegExp(TAG, 'g')) ?? [];
  const message = 'must be * or a list of entity tags, each in double quotes';
  throw new Problem('invalid_precondition', { details: [{ path: name.toLowerCase(), message }] });
}

/**
 * Strong comparison (RFC 9110, 13.1.1). A weak tag matches nothing. A caller may have read the resource compressed, or
 * only some of its fields: the tag of such a representation names the version too.
 */
export function matchesStrongly(tags: EntityTags, etag: string): boolean {
  return tags === '*' || tags.some((tag) => versionOf(tag) === etag);
}

const versionOf = (tag: string) => tag.replace(VARIANT, '"');

/** Weak comparison (RFC 9110, 13.1.2). */
export function matchesWeakly(tags: EntityTags, etag: string): boolean {
  return tags === '*' || tags.some((tag) => tag.replace(/^W\//, '') === etag.replace(/^W\//, ''));
}
