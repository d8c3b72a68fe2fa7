import { randomUUID } from 'node:crypto';
import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { holdsCardNumber } from '../../../shared/domain/card-number.ts';
import { type Console, runWithLog } from '../../../shared/telemetry/log.ts';
import { runInSpan } from '../../../shared/telemetry/run-in-span.ts';
import { chooseTraceparent, contextOf } from '../../../shared/telemetry/trace-context.ts';
import type { Route } from '../route.ts';

/** What the pipeline uses of an invocation: where lines are printed, and the trace that the host is in. */
export interface Invocation extends Console {
  traceContext?: { traceParent?: string | undefined } | undefined;
}

/** Answers in a span of the caller's trace; what is logged meanwhile names the request. */
export function runInRequestSpan(
  route: Route,
  request: HttpRequest,
  invocation: Invocation,
  respond: (requestId: string) => Promise<HttpResponseInit>,
): Promise<HttpResponseInit> {
  const requestId = requestIdOf(request);
  // The caller gets its own back whatever it is; what may be a card's number is in no log.
  const loggedId = holdsCardNumber(requestId) ? '[redacted]' : requestId;
  const attributes = {
    'http.request.method': request.method,
    'http.route': route.path,
    'route.operation': route.operationId,
    'request.id': loggedId,
  };
  // The caller's own place rather than the host's, whose span is not sent anywhere.
  const parent = contextOf(chooseTraceparent(request.headers.get('traceparent'), invocation.traceContext?.traceParent));
  return runWithLog(invocation, { 'request.id': loggedId }, () =>
    runInSpan(`${request.method} ${route.path}`, { kind: 'server', attributes, parent }, async (span) => {
      const response = await respond(requestId);
      span.set({ 'http.response.status_code': response.status });
      return response;
    }),
  );
}

/** The caller's own, if it has the form that the gateway takes: then both name a request in the same way. */
function requestIdOf(request: HttpRequest): string {
  const given = request.headers.get('x-request-id');
  return given !== null && /^[\w.-]{1,128}$/.test(given) ? given : randomUUID();
}
