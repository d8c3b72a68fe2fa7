import { Problem } from '../../shared/problems.ts';

/** What a precondition names: `*`, which is anything that is there, or a list of entity tags in their quotes. */
export type EntityTags = '*' | readonly string[];

/** RFC 9110, 8.8.3: no space and no quote inside; bytes over 0x7f come as Latin-1. */
const TAG = '(?:W/)?"[\\x21\\x23-\\x7e\\x80-\\xff]*"';
const OWS = '[ \\t]*';
const LIST = new RegExp(`^(?:${OWS},)*${OWS}${TAG}(?:${OWS},(?:${OWS}${TAG})?)*${OWS}$`);

/**
 * The header If-Match or If-None-Match; undefined where it is not sent.
 *
 * @throws Problem invalid_precondition for what is neither `*` nor a list of tags: nothing must be overwritten on a guess
 */
export function entityTagsOf(name: 'If-Match' | 'If-None-Match', header: string | null): EntityTags | undefined {
  if (header === null) return undefined;
  if (header.trim() === '*') return '*';
  if (LIST.test(header)) return header.match(new RegExp(TAG, 'g')) ?? [];
  const message = 'must be * or a list of entity tags, each in double quotes';
  throw new Problem('invalid_precondition', { details: [{ path: name.toLowerCase(), message }] });
}

/** RFC 9110, 13.1.1: the strong comparison. A weak tag matches nothing. */
export function matchesStrongly(tags: EntityTags, etag: string): boolean {
  return tags === '*' || tags.includes(etag);
}

/** RFC 9110, 13.1.2: the weak comparison. */
export function matchesWeakly(tags: EntityTags, etag: string): boolean {
  return tags === '*' || tags.some((tag) => tag.replace(/^W\//, '') === etag.replace(/^W\//, ''));
}
