import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { acceptedEncoding } from './accepted-encoding.ts';
import type { Reply } from './route.ts';

type Headers = Record<string, string>;

/** A reply as it goes out. HEAD gets every header of the GET and no body (RFC 9110, 9.3.2). */
export function respond(reply: Reply<unknown>, requestId: string, request: HttpRequest): HttpResponseInit {
  const { status } = reply;
  const { mediaType, body, headers = {} } = contentOf(reply, request);
  const all = { 'content-type': mediaType, ...headersOf(reply, requestId), ...headers };
  const isHead = request.method === 'HEAD';
  if (body instanceof ReadableStream) {
    // What nobody will read must not go on looking for something to say.
    if (isHead) body.cancel().catch(() => undefined);
    return { status, headers: all, ...(isHead ? {} : { body }) };
  }
  const length = { 'content-length': String(Buffer.byteLength(body)) };
  return { status, headers: { ...all, ...length }, ...(isHead ? {} : { body }) };
}

/** What the caller has: nothing but the headers. */
export function notModified(reply: Reply<unknown>, requestId: string): HttpResponseInit {
  return { status: 304, headers: headersOf(reply, requestId) };
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
    const file = acceptedEncoding(reply.file, request.headers.get('accept-encoding') ?? '');
    return { mediaType: reply.mediaType, ...file };
  }
  return { mediaType: JSON_TYPE, body: 'json' in reply ? reply.json : JSON.stringify(reply.body) };
}

function headersOf({ etag, headers }: Reply<unknown>, requestId: string): Headers {
  return { 'cache-control': 'no-store', 'x-request-id': requestId, ...(etag ? { etag } : {}), ...headers };
}
