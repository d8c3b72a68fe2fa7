import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';

/** Refusals before any policy can run. The codes belong to the partner API's closed set. */
const REFUSALS = {
  malformed_request: { status: 400, message: 'The request is not valid HTTP.' },
  method_not_allowed: { status: 405, message: 'The method is not allowed here.' },
  request_timeout: { status: 408, message: 'The request did not arrive in time.' },
  uri_too_long: { status: 414, message: 'The URL is longer than 16 KiB.' },
  expectation_failed: { status: 417, message: 'The header Expect accepts only 100-continue.' },
  headers_too_large: { status: 431, message: 'The headers are larger than 16 KiB.' },
} as const;

export type FrontRefusal = keyof typeof REFUSALS;

/**
 * The whole answer as it is sent: in the envelope of all errors, and the last one of its connection.
 *
 * @param publicUrl the site that explains its code
 * @param now milliseconds since 1970
 */
export function writeFrontRefusal(code: FrontRefusal, publicUrl: string, now: number): string {
  const { status, message } = REFUSALS[code];
  const requestId = randomUUID();
  const docs = `${publicUrl}/errors/${code}`;
  const error = { code, message, details: [], requestId, timestamp: new Date(now).toISOString(), docs };
  const body = JSON.stringify({ error });
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-request-id': requestId,
    // RFC 9110, 10.2.1: empty where there is no method at all.
    ...(status === 405 && { allow: '' }),
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': "default-src 'none'",
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`;
}
