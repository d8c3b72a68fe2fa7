import type { InvocationOptions } from '../invocation.ts';

/**
 * The trace of a message, from its application properties (MessagingClientDiagnostics of Azure.Core): `Diagnostic-Id`.
 * If the host's `telemetryMode` is OpenTelemetry, `traceparent` and `tracestate` take precedence. So in the default
 * mode a message with only `traceparent` starts a new trace, here as in Azure.
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
