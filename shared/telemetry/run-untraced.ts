import { context, createContextKey, ROOT_CONTEXT } from '@opentelemetry/api';

/**
 * Every tracer checks this key. OpenTelemetry's own function for it (`suppressTracing`) would load its SDK with the
 * app's first file.
 */
const SUPPRESS_TRACING = createContextKey('OpenTelemetry SDK Context Key SUPPRESS_TRACING');

/** Runs `work` without spans, because polling would fill the trace. */
export function runUntraced<T>(work: () => Promise<T>): Promise<T> {
  return context.with(ROOT_CONTEXT.setValue(SUPPRESS_TRACING, true), work);
}
