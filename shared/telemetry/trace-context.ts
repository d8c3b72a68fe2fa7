import {
  type Context,
  isSpanContextValid,
  ROOT_CONTEXT,
  type SpanContext,
  TraceFlags,
  trace,
} from '@opentelemetry/api';

/** W3C Trace Context, version 00: https://www.w3.org/TR/trace-context/#traceparent-header */
const TRACEPARENT = /^00-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})$/;

/** The traceparent of the current span, to pass on; undefined while telemetry is off. */
export function getTraceparent(): string | undefined {
  return traceparentOf(trace.getActiveSpan()?.spanContext());
}

export function traceparentOf(place: SpanContext | undefined): string | undefined {
  if (place === undefined || !isSpanContextValid(place)) return undefined;
  return `00-${place.traceId}-${place.spanId}-${place.traceFlags.toString(16).padStart(2, '0')}`;
}

/** The context that continues `traceparent`, or a new trace if it can't be read. */
export function contextOf(traceparent: string | null | undefined): Context {
  const place = parseTraceparent(traceparent);
  return place === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, place);
}

/** The first of these that is a valid traceparent. */
export function chooseTraceparent(...given: readonly (string | null | undefined)[]): string | undefined {
  return given.find((traceparent) => parseTraceparent(traceparent) !== undefined) ?? undefined;
}

function parseTraceparent(traceparent: string | null | undefined): SpanContext | undefined {
  const [, traceId = '', spanId = '', flags = ''] = TRACEPARENT.exec(traceparent ?? '') ?? [];
  const place = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & TraceFlags.SAMPLED, isRemote: true };
  return isSpanContextValid(place) ? place : undefined;
}
