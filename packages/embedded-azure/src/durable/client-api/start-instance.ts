import type { IncomingHttpHeaders } from 'node:http';
import { ArgumentError, InstanceExistsError } from '../engine/engine-errors.ts';
import type { TraceContext } from '../store/instance-record.ts';
import { instanceStatus, parseToken } from './instance-status.ts';
import { type Call, errorReply, type Reply, seconds } from './operation.ts';

/** `POST orchestrators/{functionName}/{instanceId?}`: 202 with the links; 409 if an unfinished instance has the id. */
export async function startInstance(call: Call): Promise<Reply> {
  const { engine, parameters, query } = call;
  const input = call.body;
  const fault = input && jsonFault(input);
  if (fault) return { status: 400, body: { Message: 'Invalid JSON content', ExceptionMessage: fault } };
  try {
    const instanceId = await engine.startInstance({
      functionName: parameters['functionName'] ?? '',
      instanceId: parameters['instanceId'],
      input: input || null,
      version: query.get('version') ?? undefined,
      traceContext: traceOf(call.headers),
    });
    return await started(call, instanceId);
  } catch (error) {
    if (error instanceof InstanceExistsError) return errorReply(409, error.message);
    if (error instanceof ArgumentError) return errorReply(400, error.message);
    throw error;
  }
}

/** The W3C trace context of a request; undefined if there is none. */
function traceOf({ traceparent, tracestate }: IncomingHttpHeaders): TraceContext | undefined {
  if (typeof traceparent !== 'string') return undefined;
  return { traceParent: traceparent, ...(typeof tracestate === 'string' && { traceState: tracestate }) };
}

/** With `timeout` and `pollingInterval` it waits for the end, otherwise it answers at once. */
export async function started(call: Call, instanceId: string): Promise<Reply> {
  const timeout = seconds(call.query, 'timeout');
  if (timeout !== undefined && seconds(call.query, 'pollingInterval') !== undefined) {
    const signal = AbortSignal.timeout(timeout * 1000);
    const ended = await call.engine.waitForCompletion(instanceId, signal).catch((error: unknown) => {
      if (signal.aborted) return undefined;
      throw error;
    });
    if (ended?.status === 'Completed') return { status: 200, body: parseToken(ended.output) };
    if (ended) return { status: 200, body: instanceStatus(ended, { showInput: true }) };
  }
  const { id, rewindPostUri: _, ...links } = call.managementUrls(instanceId);
  return {
    status: 202,
    body: { id, ...links },
    headers: { location: links.statusQueryGetUri, 'retry-after': '10' },
  };
}

/** @returns what is wrong with a JSON text; undefined if nothing is */
export function jsonFault(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
