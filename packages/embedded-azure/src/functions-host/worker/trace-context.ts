import { randomFillSync } from 'node:crypto';
import type { TraceContext } from '../invocation.ts';

/** As the worker gets it: Azure's host sets all fields. */
export interface InvocationTrace extends Required<TraceContext> {
  attributes: Record<string, string>;
}

/** `traceparent` of version 00 (https://www.w3.org/TR/trace-context/#traceparent-header-field-values); a later version may go on. */
const pattern = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(?:-.*)?$/;

/**
 * The flags of a trace that starts here and is not recorded. Azure's host sends this unless it exports traces itself.
 */
const NOT_RECORDED = '00';
const RECORDED = '01';

/**
 * The span that the host opens for an invocation, in the form that its worker gets: a child of the caller's span, in
 * the same trace and with the same flags, or the root of a new trace if there is no valid caller.
 *
 * @param isRecording whether the host exports traces, so that a new trace is recorded
 */
export function traceOfInvocation(parent: TraceContext | undefined, isRecording: boolean): InvocationTrace {
  const [, traceId, flags] = pattern.exec(parent?.traceParent ?? '') ?? [];
  const spanId = randomHex(8);
  if (traceId === undefined || flags === undefined) {
    const root = randomHex(16);
    const rootFlags = isRecording ? RECORDED : NOT_RECORDED;
    return { traceParent: `00-${root}-${spanId}-${rootFlags}`, traceState: '', attributes: {} };
  }
  return { traceParent: `00-${traceId}-${spanId}-${flags}`, traceState: parent?.traceState ?? '', attributes: {} };
}

/** Random bytes generated in advance: generating a few bytes per request costs some microseconds. */
const stock = Buffer.alloc(4096);
let used = stock.length;

function randomHex(bytes: number): string {
  if (used + bytes > stock.length) {
    randomFillSync(stock);
    used = 0;
  }
  used += bytes;
  return stock.toString('hex', used - bytes, used);
}
