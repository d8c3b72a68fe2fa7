import { type Context, context, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Attributes } from './attributes.ts';
import { pickKnownAttributes } from './pick-known-attributes.ts';
import { traceparentOf } from './trace-context.ts';

/** The name of this app as OpenTelemetry's instrumentation scope. */
export const SCOPE = 'partner-orders';

const kinds = {
  server: SpanKind.SERVER,
  consumer: SpanKind.CONSUMER,
  producer: SpanKind.PRODUCER,
  client: SpanKind.CLIENT,
  internal: SpanKind.INTERNAL,
};

export interface SpanOptions {
  kind: keyof typeof kinds;
  attributes?: Attributes;
  /** The parent span's context. The default is the active one. */
  parent?: Context;
  /** A value of `performance.now()`. The default is now. */
  startTime?: number;
}

/** A span that accepts only known attributes. */
export interface OpenSpan {
  set(attributes: Attributes): void;
  /** Marks the work of the span as failed. */
  fail(): void;
}

/** A span that its caller must end. */
export interface BegunSpan extends OpenSpan {
  /** Its traceparent, to pass on. */
  traceparent: string | undefined;
  end(): void;
}

/** Runs `work` in its own span, which is marked as failed if `work` throws. */
export async function runInSpan<T>(
  name: string,
  options: SpanOptions,
  work: (span: OpenSpan) => Promise<T>,
): Promise<T> {
  const { parent = context.active() } = options;
  const span = startSpan(name, options, parent);
  const begun = toBegunSpan(span);
  try {
    return await context.with(trace.setSpan(parent, span), work, undefined, begun);
  } catch (error) {
    begun.fail();
    throw error;
  } finally {
    begun.end();
  }
}

export function beginSpan(name: string, options: SpanOptions): BegunSpan {
  return toBegunSpan(startSpan(name, options, options.parent ?? context.active()));
}

/** Azure Monitor's exporter names a consumer's request only if this attribute is set too. */
const OPERATION_NAME = 'ai.operation.name';

function startSpan(name: string, { kind, attributes, startTime }: SpanOptions, parent: Context): Span {
  const named = kind === 'consumer' ? { [OPERATION_NAME]: name } : {};
  const options = {
    kind: kinds[kind],
    attributes: { ...pickKnownAttributes(attributes), ...named },
    ...(startTime ? { startTime } : {}),
  };
  return trace.getTracer(SCOPE).startSpan(name, options, parent);
}

function toBegunSpan(span: Span): BegunSpan {
  return {
    traceparent: traceparentOf(span.spanContext()),
    set: (attributes) => span.setAttributes(pickKnownAttributes(attributes)),
    fail: () => span.setStatus({ code: SpanStatusCode.ERROR }),
    end: () => span.end(),
  };
}
