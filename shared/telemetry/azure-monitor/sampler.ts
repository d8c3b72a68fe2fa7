import { ApplicationInsightsSampler } from '@azure/monitor-opentelemetry-exporter';
import { ROOT_CONTEXT, trace } from '@opentelemetry/api';
import type { Sampler } from '@opentelemetry/sdk-trace-base';

/**
 * Keeps a share of all traces, decided by a hash of the trace's id, and marks each span with how many it stands for.
 *
 * Whoever calls us may say in `traceparent` that its trace is sampled. Azure Monitor's sampler obeys, and marks the
 * span all the same as one of many: sums of ItemCount would count each such request several times. So a caller's word
 * is no parent here; the hash decides alike wherever the trace goes on. Within the process the parent decides.
 */
export function sampler(ratio: number): Sampler {
  const byHash = new ApplicationInsightsSampler(ratio);
  return {
    shouldSample(context, ...rest) {
      const isRemote = trace.getSpanContext(context)?.isRemote === true;
      return byHash.shouldSample(isRemote ? ROOT_CONTEXT : context, ...rest);
    },
    toString: () => `TraceIdSampler{${ratio}}`,
  };
}
