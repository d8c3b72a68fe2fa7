import type { Coding } from './choose-coding.ts';

/**
 * The entity tag of a compressed representation. Its bytes are others, so a strong tag has to differ (RFC 9110,
 * 8.8.3.3).
 */
export function codedTag(etag: string, coding: Coding): string {
  return `${etag.slice(0, -1)}+${coding}"`;
}
