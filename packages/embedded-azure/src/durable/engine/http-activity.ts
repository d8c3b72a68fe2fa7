import { z } from 'zod';
import { DurableHttpRequest, messageOf } from './orchestrator-output.ts';

/** The extension's own activity, which makes the requests of `callHttp`. */
export const HTTP_ACTIVITY = 'BuiltIn::HttpActivity';

const HttpResult = z.object({
  statusCode: z.int(),
  /** Several values of one name are an array. */
  headers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  content: z.string(),
});
export type HttpResult = z.infer<typeof HttpResult>;

/** Reads the activity's result back from a history. */
export function parseHttpResult(json: string | null): HttpResult {
  return HttpResult.parse(JSON.parse(json ?? 'null'));
}

/** .NET keeps these headers with the content, and a DurableHttpResponse has only the others. */
const CONTENT_HEADERS = /^(allow|content-.*|expires|last-modified)$/i;

/**
 * Sends one request, as TaskHttpActivityShim does: redirects are followed, and every status is an answer.
 *
 * @param requestJson a DurableHttpRequest
 * @returns the DurableHttpResponse as JSON
 * @throws Error with the reason if there is no answer
 */
export async function requestHttp(requestJson: string): Promise<string> {
  const { method, uri, headers = {}, content } = DurableHttpRequest.parse(JSON.parse(requestJson));
  const sent = new Headers(headers);
  if (/multipart/i.test(sent.get('content-type') ?? '')) {
    throw new Error('Multipart content is not supported with CallHttpAsync.');
  }
  if (content === undefined) sent.delete('content-type');
  else if (!sent.has('content-type')) sent.set('content-type', 'text/plain');
  let response: Response;
  try {
    response = await fetch(uri, { method, headers: sent, ...(content !== undefined && { body: content }) });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new Error(`${messageOf(cause)} (${new URL(uri).host})`, { cause: error });
  }
  const result: HttpResult = { statusCode: response.status, headers: {}, content: await textOf(response) };
  for (const [name, value] of response.headers) {
    if (!CONTENT_HEADERS.test(name)) result.headers[name] = value;
  }
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 1) result.headers['set-cookie'] = cookies;
  return JSON.stringify(result);
}

/** A history keeps the whole body, and each replay reads it. */
const LARGEST_CONTENT = 16 * 1024 * 1024;

/** @throws Error for a body that is longer than a history should hold, or never ends */
async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > LARGEST_CONTENT) throw new Error(`the answer has more than ${LARGEST_CONTENT} bytes`);
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}
