import type { HttpRequest } from '@azure/functions';
import { addVary } from '../add-vary.ts';
import { chooseCoding } from '../choose-coding.ts';
import { codedTag } from '../coded-tag.ts';
import { jsonCodings } from '../compress.ts';
import { entityTagsOf, matchesWeakly } from '../entity-tags.ts';
import type { Reply } from '../route.ts';

/** An answer without a body, because the caller already has it. */
export interface NotModified {
  status: 304;
  headers?: Record<string, string>;
  etag?: string;
}

/**
 * Answers 304 if the caller already has this representation (RFC 9110, 13.1.2), compressed or not. The response names
 * the one that it has, so that a cache finds it.
 *
 * @throws Problem invalid_precondition if If-None-Match is malformed
 */
export function answerConditionally(reply: Reply<unknown>, request: HttpRequest): Reply<unknown> | NotModified {
  const { etag, headers = {} } = reply;
  if (etag === undefined || !['GET', 'HEAD'].includes(request.method)) return reply;
  const held = entityTagsOf('If-None-Match', request.headers.get('if-none-match'));
  if (held === undefined) return reply;
  const acceptEncoding = request.headers.get('accept-encoding') ?? '';
  const accepted = jsonCodings.filter((coding) => chooseCoding(acceptEncoding, [coding]) !== undefined);
  const tags = 'file' in reply ? [etag] : [etag, ...accepted.map((coding) => codedTag(etag, coding))];
  const found = tags.find((tag) => matchesWeakly(held, tag));
  return found === undefined ? reply : { status: 304, headers: addVary(headers), etag: found };
}
