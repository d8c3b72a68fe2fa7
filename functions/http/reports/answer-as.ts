import { createHash } from 'node:crypto';
import { chooseMediaType } from '../choose-media-type.ts';
import type { Reply } from '../route.ts';

/** Answers a report as JSON or, to callers that prefer it, as CSV. */
export function answerAs<R>(report: R, accept: string, toCsv: () => string): Reply<R> {
  const isJson = chooseMediaType(accept, ['application/json', 'text/csv']) === 'application/json';
  const text = isJson ? JSON.stringify(report) : toCsv();
  const digest = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  const reply = { status: 200, headers: { vary: 'accept' }, etag: `"${digest}"` };
  return isJson ? { ...reply, json: text } : { ...reply, text, mediaType: 'text/csv; charset=utf-8; header=present' };
}
