import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { chooseEncoding } from '../choose-encoding.ts';
import type { Reply } from '../route.ts';
import type { NotModified } from './answer-conditionally.ts';

type Headers = Record<string, string>;

/** Converts a reply to the response. HEAD gets the headers of GET without a body (RFC 9110, 9.3.2). */
export function serialise(
  reply: Reply<unknown> | NotModified,
  requestId: string,
  request: HttpRequest,
): HttpResponseInit {
  const { status } = reply;
  if (!hasContent(reply)) return { status, headers: headersOf(reply, requestId) };
  const { mediaType, body, headers = {} } = contentOf(reply, request);
  const all = { 'content-type': mediaType, ...headersOf(reply, requestId), ...headers };
  const isHead = request.method === 'HEAD';
  if (body instanceof ReadableStream) {
    // Nobody will read this stream, so stop its polling.
    if (isHead) body.cancel().catch(() => undefined);
    return { status, headers: all, ...(isHead ? {} : { body }) };
  }
  const length = { 'content-length': String(Buffer.byteLength(body)) };
  return { status, headers: { ...all, ...length }, ...(isHead ? {} : { body }) };
}

function hasContent(reply: Reply<unknown> | NotModified): reply is Reply<unknown> {
  return reply.status !== 304;
}

interface Content {
  mediaType: string;
  body: string | Uint8Array | ReadableStream<Uint8Array>;
  headers?: Headers;
}

const JSON_TYPE = 'application/json; charset=utf-8';

function contentOf(reply: Reply<unknown>, request: HttpRequest): Content {
  if ('stream' in reply) return { mediaType: reply.mediaType, body: reply.stream };
  if ('text' in reply) return { mediaType: reply.mediaType, body: reply.text };
  if ('file' in reply) {
    const file = chooseEncoding(reply.file, request.headers.get('accept-encoding') ?? '');
    return { mediaType: reply.mediaType, ...file };
  }
  return { mediaType: JSON_TYPE, body: 'json' in reply ? reply.json : JSON.stringify(reply.body) };
}

function headersOf({ etag, headers }: Reply<unknown> | NotModified, requestId: string): Headers {
  return { 'cache-control': 'no-store', 'x-request-id': requestId, ...(etag ? { etag } : {}), ...headers };
}
