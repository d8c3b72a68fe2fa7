import { Agent, request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http';
import { LOOPBACK } from '@partner-orders/loopback-server/listen';
import type { TypedData } from '../invocation.ts';
import type { Worker } from '../worker/worker.ts';
import { httpBindingData } from './http-binding-data.ts';
import { answerEmpty, type HttpCall, httpReason, traceOf } from './http-call.ts';
import { followConnection } from './streamed-body.ts';
import { readWholeBody, WholeAnswer } from './whole-bodies.ts';

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/**
 * Serves a request of an app with `enableHttpStream`. The library handles request and response itself, matched by the
 * invocation's id in a header. The invocation carries only route parameters and headers.
 */
export async function serveStreamed(worker: Worker, call: HttpCall): Promise<void> {
  const { request, response, definition, invocationId } = call;
  const triggerMetadata: Record<string, TypedData> = {
    Headers: { json: JSON.stringify(plainHeaders(request.headers)) },
    Query: { json: '{}' },
  };
  for (const name in call.parameters) triggerMetadata[name] = { string: call.parameters[name] ?? '' };
  const inline = worker.streamServer && new WholeAnswer(response);
  if (worker.streamServer) await emitInto(worker.streamServer, call);
  else proxyTo(Number(new URL(worker.capabilities['HttpUri'] ?? '').port), call);
  try {
    await worker.invoke(definition, [{ name: definition.trigger.name, data: { http: {} } }], {
      invocationId,
      triggerMetadata,
      reason: httpReason,
      bindingData: () => httpBindingData(call, undefined),
      ...traceOf(request),
      prepareResult: (result) => followConnection(inline?.take(result) ?? result, response),
    });
  } catch (failure) {
    inline?.drop();
    await answerUnanswered(worker, call, 500);
    throw failure;
  }
  // The handler returned nothing. In Azure the client would wait forever; an empty answer is better.
  if (!response.writableEnded) await answerUnanswered(worker, call, 200);
}

/** The library remembers each request until it is answered, so it must also answer for a function that didn't. */
async function answerUnanswered(worker: Worker, { definition, invocationId, response }: HttpCall, status: number) {
  await worker.answerStream(definition, invocationId, status);
  // Over the loopback interface an answer of the function may still be on its way.
  const mayBeOnItsWay = status === 200 && !worker.streamServer;
  if (!response.writableEnded && !mayBeOnItsWay) answerEmpty(response, status);
}

/** Passes request and response to the library's server, as if they had arrived there. */
async function emitInto(server: Server, { request, response, invocationId, host, target }: HttpCall): Promise<void> {
  request.headers['x-ms-invocation-id'] = invocationId;
  request.headers['x-forwarded-host'] = host;
  request.headers['x-forwarded-proto'] = 'http';
  request.url = target;
  server.emit('request', (await readWholeBody(request)) ?? request, response);
}

/** Azure's host does this: a second request, to the port that the library listens on. */
function proxyTo(port: number, { request, response, invocationId, host, target }: HttpCall): void {
  const upstream = httpRequest({
    host: LOOPBACK,
    port,
    agent,
    method: request.method,
    path: target,
    headers: {
      ...endToEnd(request.headers),
      // Without this, Node would write a GET's body without a length, and the library would read it as the next
      // request.
      ...(request.headers['transfer-encoding'] !== undefined && { 'transfer-encoding': 'chunked' }),
      'x-ms-invocation-id': invocationId,
      'x-forwarded-host': host,
      'x-forwarded-proto': 'http',
    },
  });
  upstream.on('response', (reply) => {
    if (response.headersSent) {
      reply.resume();
      return;
    }
    response.writeHead(reply.statusCode ?? 502, endToEnd(reply.headers));
    reply.pipe(response);
    reply.on('error', () => response.destroy());
  });
  upstream.on('error', () => answerEmpty(response, 502));
  response.once('close', () => {
    if (!response.writableFinished) upstream.destroy();
  });
  request.pipe(upstream);
}

/** Removes headers that belong to one connection. How a body is framed is decided again for the next connection. */
function endToEnd(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const { connection: _c, 'keep-alive': _k, 'transfer-encoding': _t, ...rest } = headers;
  return rest;
}

function plainHeaders(headers: IncomingHttpHeaders): Record<string, unknown> {
  const cookies = headers['set-cookie'];
  return cookies ? { ...headers, 'set-cookie': cookies.join(',') } : headers;
}
