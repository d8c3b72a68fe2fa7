import { context, createContextKey, ROOT_CONTEXT } from '@opentelemetry/api';

/** What every tracer looks for. OpenTelemetry's function for it (`suppressTracing`) would bring its SDK into the app's first file. */
const SUPPRESS_TRACING = createContextKey('OpenTelemetry SDK Context Key SUPPRESS_TRACING');

/** Runs `work` without spans: polling would fill the trace. */
export function runUntraced<T>(work: () => Promise<T>): Promise<T> {
  return context.with(ROOT_CONTEXT.setValue(SUPPRESS_TRACING, true), work);
}
