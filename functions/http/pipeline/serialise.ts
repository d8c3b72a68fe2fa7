import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { addVary } from '../add-vary.ts';
import { type Coding, chooseCoding } from '../choose-coding.ts';
import { codedTag } from '../coded-tag.ts';
import { compress, jsonCodings } from '../compress.ts';
import type { Reply } from '../route.ts';
import type { NotModified } from './answer-conditionally.ts';

type Headers = Record<string, string>;

/** Compressing a smaller body saves less than a packet. */
const SMALLEST_COMPRESSED = 1_024;

/** Converts a reply to the response. HEAD gets the headers of GET without a body (RFC 9110, 9.3.2). */
export function serialise(
  reply: Reply<unknown> | NotModified,
  requestId: string,
  request: HttpRequest,
): HttpResponseInit {
  const { status } = reply;
  if (!hasContent(reply)) return { status, headers: headersOf(reply, requestId) };
  const acceptEncoding = request.headers.get('accept-encoding') ?? '';
  const { mediaType, body, coding } = contentOf(reply, acceptEncoding);
  const headers = headersOf(reply, requestId);
  const isHead = request.method === 'HEAD';
  if (body instanceof ReadableStream) {
    // Nobody will read this stream, so stop its polling.
    if (isHead) body.cancel().catch(() => undefined);
    return { status, headers: { 'content-type': mediaType, ...headers }, ...(isHead ? {} : { body }) };
  }
  const all = {
    ...{ 'content-type': mediaType, ...addVary(headers) },
    ...(coding === undefined ? {} : codedHeadersOf(headers, coding)),
    'content-length': String(Buffer.byteLength(body)),
  };
  return { status, headers: all, ...(isHead ? {} : { body }) };
}

function hasContent(reply: Reply<unknown> | NotModified): reply is Reply<unknown> {
  return reply.status !== 304;
}

interface Content {
  mediaType: string;
  body: string | Uint8Array | ReadableStream<Uint8Array>;
  coding?: Coding | undefined;
}

export const JSON_TYPE = 'application/json; charset=utf-8';

function contentOf(reply: Reply<unknown>, acceptEncoding: string): Content {
  if ('stream' in reply) return { mediaType: reply.mediaType, body: reply.stream };
  if ('file' in reply) {
    const coding = chooseCoding(acceptEncoding, ['gzip']);
    return { mediaType: reply.mediaType, body: coding ? reply.file.gzipped : reply.file.content, coding };
  }
  if ('text' in reply) return { mediaType: reply.mediaType, ...compressed(reply.text, acceptEncoding) };
  const json = 'json' in reply ? reply.json : JSON.stringify(reply.body);
  return { mediaType: JSON_TYPE, ...compressed(json, acceptEncoding) };
}

function compressed(text: string, acceptEncoding: string): Pick<Content, 'body' | 'coding'> {
  const coding = chooseCoding(acceptEncoding, jsonCodings, Buffer.byteLength(text) >= SMALLEST_COMPRESSED);
  return coding === undefined ? { body: text } : { body: compress(text, coding), coding };
}

function codedHeadersOf({ etag }: Headers, coding: Coding): Headers {
  return { 'content-encoding': coding, ...(etag === undefined ? {} : { etag: codedTag(etag, coding) }) };
}

function headersOf({ etag, headers }: Reply<unknown> | NotModified, requestId: string): Headers {
  return { 'cache-control': 'no-store', 'x-request-id': requestId, ...(etag ? { etag } : {}), ...headers };
}
