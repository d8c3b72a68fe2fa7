import type { IncomingMessage } from 'node:http';
import type { FrontRefusal } from './front-refusals.ts';

/** API Management's limit for a URL; its limit for headers is not documented. */
const URL_LIMIT = 16_384;
const HEADERS_LIMIT = 16_384;

/** The limit of Node's parser. It is higher, so that the two limits can be distinguished. */
export const HEAD_LIMIT = 65_536;

/** Why a gateway must refuse a request that Node could parse; undefined if it need not. */
export function frontFault({ url = '', rawHeaders, httpVersion }: IncomingMessage): FrontRefusal | undefined {
  if (url.length > URL_LIMIT) return 'uri_too_long';
  const size = rawHeaders.reduce((sum, text) => sum + text.length + 2, 0);
  if (size > HEADERS_LIMIT) return 'headers_too_large';
  const hosts = rawHeaders.filter((text, at) => at % 2 === 0 && text.toLowerCase() === 'host').length;
  // RFC 9112, 3.2.
  return hosts > 1 || (hosts === 0 && httpVersion === '1.1') ? 'malformed_request' : undefined;
}

/** The refusal for a request that Node's parser rejected. */
export function parserFault({ code }: { code?: string | undefined }): FrontRefusal {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'request_timeout';
  return code === 'HPE_HEADER_OVERFLOW' ? 'headers_too_large' : 'malformed_request';
}
