import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FunctionInvoker, InvocationResult } from '../invocation.ts';
import { httpBindingData, queryOf } from './http-binding-data.ts';
import { answerEmpty, type HttpCall, httpReason, traceOf } from './http-call.ts';
import { isRpcCookie, setCookie } from './set-cookie.ts';

type NullableStrings = Record<string, { value: string }>;

/** Serves a request as Azure does without `enableHttpStream`: with complete bodies in both directions. */
export async function serveBuffered(invoker: FunctionInvoker, call: HttpCall): Promise<void> {
  const { request, response, definition, invocationId } = call;
  const body = hasBody(request) ? await readBody(request) : undefined;
  const http = { ...describe(call), ...(body && { body: { bytes: body } }) };
  const result = await invoker.invoke(definition, [{ name: definition.trigger.name, data: { http } }], {
    invocationId,
    reason: httpReason,
    bindingData: () => httpBindingData(call, body),
    ...traceOf(request),
  });
  const reply = httpResponse(result);
  if (reply) send(response, reply);
  else answerEmpty(response, 200);
}

function describe({ request, host, target, parameters }: HttpCall) {
  const headers = Object.entries(request.headers).map(
    ([name, value]) => [name, Array.isArray(value) ? value.join(',') : value] as const,
  );
  return {
    method: request.method,
    url: `http://${host}${target}`,
    nullableHeaders: nullable(headers),
    nullableParams: nullable(Object.entries(parameters)),
    nullableQuery: nullable(queryOf(target)),
  };
}

/** Creates own properties for all names, even `constructor` and `__proto__`. */
function nullable(pairs: (readonly [name: string, value: string | undefined])[]): NullableStrings {
  return Object.fromEntries(pairs.map(([name, value = '']) => [name, { value }]));
}

/** The host reads a body only if it knows its length. As in Azure, a chunked body is lost. */
function hasBody(request: IncomingMessage): boolean {
  return Number(request.headers['content-length'] ?? 0) > 0;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The handler's result as converted by the programming model (RpcHttpData), or undefined if it returned nothing. */
function httpResponse(result: InvocationResult): Record<string, unknown> | undefined {
  return result.returnValue?.http ?? result.outputData?.find((output) => output.data.http)?.data.http;
}

function send(response: ServerResponse, reply: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(reply['headers'] ?? {})) response.setHeader(name, String(value));
  const cookies = Array.isArray(reply['cookies']) ? reply['cookies'].filter(isRpcCookie) : [];
  if (cookies.length > 0) response.setHeader('set-cookie', cookies.map(setCookie));
  response.statusCode = Number(reply['statusCode'] ?? 200);
  response.end(bytesOf(reply['body']));
}

function bytesOf(body: unknown): Uint8Array | undefined {
  return typeof body === 'object' && body !== null && 'bytes' in body && body.bytes instanceof Uint8Array
    ? body.bytes
    : undefined;
}
