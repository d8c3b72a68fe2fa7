/** A secret that signs webhooks is `whsec_` and the base64 of 24 bytes or more. */
const PREFIX = 'whsec_';
const FEWEST_BYTES = 24;

export type WebhookBody = string | Uint8Array | ArrayBuffer;

export interface SignedContent {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: string;
  readonly body: Uint8Array;
}

/** The signature of Standard Webhooks 1.0.0, as base64: HMAC-SHA256 of `id.timestamp.body`. */
export async function signContent(secret: string, { id, timestamp, body }: SignedContent): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', readSecret(secret), algorithm, false, ['sign']);
  const head = new TextEncoder().encode(`${id}.${timestamp}.`);
  const content = new Uint8Array(head.length + body.length);
  content.set(head);
  content.set(body, head.length);
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', key, content));
  return btoa(String.fromCharCode(...signature));
}

/** @throws TypeError without the secret in its message */
export function readSecret(secret: string): Uint8Array<ArrayBuffer> {
  const text = typeof secret === 'string' && secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret;
  if (typeof text !== 'string' || !/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.replace(/=+$/, '').length % 4 === 1) {
    throw new TypeError('A webhook secret must be whsec_ and base64: is the environment variable set?');
  }
  const key = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  if (key.length < FEWEST_BYTES) {
    throw new TypeError(`A webhook secret has at least ${FEWEST_BYTES} bytes: was it cut off?`);
  }
  return key;
}

/** @throws TypeError for anything but the body as it was received */
export function toBytes(body: WebhookBody): Uint8Array {
  if (typeof body === 'string') return new TextEncoder().encode(body);
  if (body instanceof Uint8Array) return body;
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  throw new TypeError(
    'The body must be the bytes or the text as received. A parsed object does not have the signed bytes: ' +
      'read the raw body, with Express by express.raw({ type: () => true }) on this route.',
  );
}
