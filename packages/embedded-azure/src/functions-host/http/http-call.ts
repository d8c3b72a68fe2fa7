import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FunctionDefinition, InvocationOptions } from '../invocation.ts';

/** One request to the function that its route belongs to. */
export interface HttpCall {
  request: IncomingMessage;
  response: ServerResponse;
  definition: FunctionDefinition;
  parameters: Record<string, string>;
  invocationId: string;
  /** The authority that the client addressed. */
  host: string;
  /** Path and query, still percent-encoded. */
  target: string;
}

export const httpReason = 'This function was programmatically called via the host APIs.';

/** The trace that the caller is in, from its `traceparent` header. */
export function traceOf({ headers }: IncomingMessage): Pick<InvocationOptions, 'traceContext'> {
  const { traceparent, tracestate } = headers;
  if (typeof traceparent !== 'string') return {};
  return {
    traceContext: { traceParent: traceparent, ...(typeof tracestate === 'string' && { traceState: tracestate }) },
  };
}

/** Answers without a body, as the host does for everything that no function answered. */
export function answerEmpty(response: ServerResponse, status: number): void {
  if (response.headersSent) {
    // It is too late for a status. The client must see that the answer is incomplete.
    if (!response.writableEnded) response.destroy();
    return;
  }
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  response.writeHead(status, { 'content-length': '0' });
  response.end();
}
