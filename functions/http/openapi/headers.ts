import type { ReplyHeader } from '../route.ts';

/** Every header that an answer can carry and that a partner can use. */
export const headers = {
  'x-request-id': {
    description: 'Identifies this request in our logs. It is your own id if you sent a well-formed one',
    required: true,
  },
  etag: { description: 'The entity tag of this version, for If-None-Match and If-Match', required: true },
  location: { description: 'The URL of the resource', required: true },
  link: { description: 'The next page as `rel="next"` (RFC 8288); absent on the last page', required: false },
  'idempotency-replayed': { description: '`true` if this response repeats the first one', required: false },
  'cache-control': { description: 'How long you may cache the response', required: true },
  'accept-patch': { description: 'The media types that a PATCH of this resource accepts (RFC 5789)', required: true },
  'www-authenticate': {
    description: '`Bearer`, with `error="invalid_token"` if the request had a token',
    required: true,
  },
  'retry-after': { description: 'Seconds to wait before you try again', required: true },
  'ratelimit-policy': { description: 'The limit that applies: `q` calls in `w` seconds', required: false },
  ratelimit: {
    description: 'What is left of the limit: `r` calls; the full limit is available again in `t` seconds',
    required: false,
  },
} as const satisfies Record<ReplyHeader, { description: string; required: boolean }>;

/** The gateway adds these to every answer to a partner. */
export const limitHeaders: ReplyHeader[] = ['ratelimit-policy', 'ratelimit'];

/** The headers that come with the status of an error. */
export const headersOfStatus: Record<number, ReplyHeader[]> = {
  401: ['www-authenticate'],
  412: ['etag'],
  429: ['retry-after', 'ratelimit-policy', 'ratelimit'],
  502: ['retry-after'],
  503: ['retry-after'],
  504: ['retry-after'],
};

export function buildHeaderComponents() {
  return Object.fromEntries(
    Object.entries(headers).map(([name, header]) => [name, { ...header, schema: { type: 'string' } }]),
  );
}

export function buildHeaderReferences(names: readonly ReplyHeader[]) {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
