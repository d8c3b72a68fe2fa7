import { WebhookError } from './webhook-error.ts';

/** The headers of a request: an object as Node, Express and most frameworks have it, or the `Headers` of `fetch`. */
export type WebhookHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** The three headers of Standard Webhooks 1.0.0. */
export interface SignedHeaders {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: string;
  /** The base64 of each `v1` signature; those of other versions are left out. */
  readonly signatures: readonly string[];
}

/** @throws WebhookError missing_header or malformed_header */
export function readWebhookHeaders(headers: WebhookHeaders): SignedHeaders {
  const read = readerOf(headers);
  const need = (name: string): string => {
    const value = read(name)?.trim();
    if (value) return value;
    throw new WebhookError('missing_header', `The request has no ${name} header.`);
  };
  const id = need('webhook-id');
  const timestamp = need('webhook-timestamp');
  const signature = need('webhook-signature');
  // A point separates the parts of what is signed.
  if (!/^[\x21-\x2d\x2f-\x7e]+$/.test(id)) {
    throw new WebhookError('malformed_header', 'webhook-id must be one word without a point.');
  }
  if (!/^\d{1,12}$/.test(timestamp)) {
    throw new WebhookError('malformed_header', 'webhook-timestamp must be a number of seconds.');
  }
  // A header that comes twice is joined by commas.
  const signatures = signature
    .split(/\s+/)
    .flatMap((one) => (one.startsWith('v1,') ? [one.slice(3).replace(/,$/, '')] : []));
  if (signatures.length === 0) {
    throw new WebhookError('malformed_header', 'webhook-signature must hold a signature such as v1,BASE64.');
  }
  return { id, timestamp, signatures };
}

function readerOf(headers: WebhookHeaders): (name: string) => string | undefined {
  const { get } = headers as { get?: unknown };
  if (typeof get === 'function') return (name) => (headers as Headers).get(name) ?? undefined;
  const values = new Map<string, string>();
  for (const [name, value] of Object.entries(headers as Record<string, string | readonly string[] | undefined>)) {
    if (value !== undefined) values.set(name.toLowerCase(), typeof value === 'string' ? value : value.join(' '));
  }
  return (name) => values.get(name);
}
