import type { InvocationOptions } from '../invocation.ts';

/**
 * The trace that a message belongs to, from its application properties (MessagingClientDiagnostics of Azure.Core):
 * `Diagnostic-Id`; where the host's `telemetryMode` is OpenTelemetry, `traceparent` and `tracestate` before it. So a
 * message with only `traceparent` begins a new trace under the default mode, here as in Azure.
 */
export function traceOfMessage(
  properties: Record<string, unknown> = {},
  openTelemetry: boolean,
): Pick<InvocationOptions, 'traceContext'> {
  const { traceparent, tracestate, 'Diagnostic-Id': diagnosticId } = properties;
  if (openTelemetry && typeof traceparent === 'string') {
    return {
      traceContext: { traceParent: traceparent, ...(typeof tracestate === 'string' && { traceState: tracestate }) },
    };
  }
  return typeof diagnosticId === 'string' ? { traceContext: { traceParent: diagnosticId } } : {};
}
