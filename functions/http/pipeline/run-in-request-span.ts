import { randomUUID } from 'node:crypto';
import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { holdsCardNumber } from '../../../shared/domain/card-number.ts';
import { type Console, runWithLog } from '../../../shared/telemetry/log.ts';
import { runInSpan } from '../../../shared/telemetry/run-in-span.ts';
import { chooseTraceparent, contextOf } from '../../../shared/telemetry/trace-context.ts';
import type { Route } from '../route.ts';

/** The part of an invocation that the pipeline uses: the console, and the trace of the host. */
export interface Invocation extends Console {
  traceContext?: { traceParent?: string | undefined } | undefined;
}

/** Answers in a span of the caller's trace. Log lines written meanwhile name the request. */
export function runInRequestSpan(
  route: Route,
  request: HttpRequest,
  invocation: Invocation,
  respond: (requestId: string, loggedId: string) => Promise<HttpResponseInit>,
): Promise<HttpResponseInit> {
  const requestId = requestIdOf(request);
  // The caller always gets its own id back, but a possible card number must not reach a log.
  const loggedId = holdsCardNumber(requestId) ? '[redacted]' : requestId;
  const attributes = {
    'http.request.method': request.method,
    'http.route': route.path,
    'route.operation': route.operationId,
    'request.id': loggedId,
  };
  // Continue the caller's span, not the host's: the host's span is never exported.
  const parent = contextOf(chooseTraceparent(request.headers.get('traceparent'), invocation.traceContext?.traceParent));
  return runWithLog(invocation, { 'request.id': loggedId }, () =>
    runInSpan(`${request.method} ${route.path}`, { kind: 'server', attributes, parent }, async (span) => {
      const response = await respond(requestId, loggedId);
      span.set({ 'http.response.status_code': response.status });
      return response;
    }),
  );
}

/** Uses the caller's id if it has the form that the gateway accepts, so that both use the same id. */
function requestIdOf(request: HttpRequest): string {
  const given = request.headers.get('x-request-id');
  return given !== null && /^[\w.-]{1,128}$/.test(given) ? given : randomUUID();
}
