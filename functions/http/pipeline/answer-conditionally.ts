import type { HttpRequest } from '@azure/functions';
import { entityTagsOf, matchesWeakly } from '../entity-tags.ts';
import type { Reply } from '../route.ts';

/** An answer without a body, because the caller already has it. */
export interface NotModified {
  status: 304;
  headers?: Record<string, string>;
  etag?: string;
}

/**
 * Answers 304 if the caller already has this representation (RFC 9110, 13.1.2).
 *
 * @throws Problem invalid_precondition if If-None-Match is malformed
 */
export function answerConditionally(reply: Reply<unknown>, request: HttpRequest): Reply<unknown> | NotModified {
  const { etag, headers = {} } = reply;
  if (etag === undefined || !['GET', 'HEAD'].includes(request.method)) return reply;
  const held = entityTagsOf('If-None-Match', request.headers.get('if-none-match'));
  return held !== undefined && matchesWeakly(held, etag) ? { status: 304, headers, etag } : reply;
}
