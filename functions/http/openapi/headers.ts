import type { ReplyHeader } from '../route.ts';

/** Every header that an answer may carry and that a partner may act on. */
export const headers = {
  'x-request-id': {
    description: 'Names this request in every log: the caller’s own if it was well-formed',
    required: true,
  },
  etag: { description: 'The entity tag of what is shown: for If-None-Match and If-Match', required: true },
  location: { description: 'Where it is', required: true },
  link: { description: 'The next page, `rel="next"` (RFC 8288); absent on the last', required: false },
  'idempotency-replayed': { description: '`true` if this is the first answer again', required: false },
  'cache-control': { description: 'For how long the answer may be kept', required: true },
  'accept-patch': { description: 'The media types that a PATCH of this may have (RFC 5789)', required: true },
  'www-authenticate': { description: '`Bearer`, with `error="invalid_token"` if a token was there', required: true },
  'retry-after': { description: 'Seconds to wait before another try', required: true },
  'ratelimit-policy': { description: 'The limit of the partner’s tier: calls `q` in `w` seconds', required: false },
  ratelimit: { description: 'What is left of it: `r` calls, all again in `t` seconds', required: false },
} as const satisfies Record<ReplyHeader, { description: string; required: boolean }>;

/** What the gateway puts on every answer to a partner. */
export const limitHeaders: ReplyHeader[] = ['ratelimit-policy', 'ratelimit'];

/** Those that come with an error's status. */
export const headersOfStatus: Record<number, ReplyHeader[]> = {
  401: ['www-authenticate'],
  412: ['etag'],
  429: ['retry-after'],
  503: ['retry-after'],
};

export function headerComponents() {
  return Object.fromEntries(
    Object.entries(headers).map(([name, header]) => [name, { ...header, schema: { type: 'string' } }]),
  );
}

export function referencesTo(names: readonly ReplyHeader[]) {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
