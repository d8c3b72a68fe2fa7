import { randomFillSync } from 'node:crypto';
import type { TraceContext } from '../invocation.ts';

/** As the worker gets it: Azure's host leaves none of the fields out. */
export interface InvocationTrace extends Required<TraceContext> {
  attributes: Record<string, string>;
}

/** `traceparent` of version 00 (https://www.w3.org/TR/trace-context/#traceparent-header-field-values); a later version may go on. */
const pattern = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(?:-.*)?$/;

/** Of a trace that begins here and that nobody records; what Azure's host sends on unless it exports traces itself. */
const NOT_RECORDED = '00';
const RECORDED = '01';

/**
 * The span that the host opens for an invocation, as its worker gets it: a child of the caller's, in the same
 * trace and with the same flags, or the root of a new trace when there is no caller or none that can be read.
 *
 * @param isRecording whether the host exports traces, so that a trace which begins here is recorded
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

/** Drawn in stock: asking the generator for a few bytes costs each request some microseconds. */
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
