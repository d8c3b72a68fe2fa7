import { context, ROOT_CONTEXT } from '@opentelemetry/api';
import { suppressTracing } from '@opentelemetry/core';

/** Runs `work` without spans: what is done again and again while somebody waits would drown the trace. */
export function untraced<T>(work: () => Promise<T>): Promise<T> {
  return context.with(suppressTracing(ROOT_CONTEXT), work);
}
