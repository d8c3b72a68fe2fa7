import { BrokenCircuitError, CircuitState, ConsecutiveBreaker, circuitBreaker, handleAll } from 'cockatiel';
import { observeMetric } from '../telemetry/record-metric.ts';
import { runInSpan } from '../telemetry/run-in-span.ts';
import { type Asynchronous, wrapCalls } from './wrap-calls.ts';

export interface Guard {
  /** Its name in metrics and spans. */
  provider: string;
  /** Whether an error means that the provider is in trouble. Any other error is an answer, so the provider works. */
  isOutage(error: unknown): boolean;
  /** How long an open breaker refuses all calls, in milliseconds. */
  openMs: number;
  /** The HTTP method of each method of the port, for telemetry. */
  httpMethods: Readonly<Record<string, string>>;
}

/** How many consecutive outages open the breaker. */
export const OUTAGES_THAT_OPEN = 5;

/** The breaker is open, so the provider was not called. A later attempt may succeed. */
export class ProviderUnavailable extends Error {
  override name = 'ProviderUnavailable';
}

const levels: Record<CircuitState, number> = {
  [CircuitState.Closed]: 0,
  [CircuitState.HalfOpen]: 1,
  [CircuitState.Open]: 2,
  [CircuitState.Isolated]: 2,
};

/**
 * Wraps a provider in a circuit breaker, and each call in a span. While the provider keeps failing, attempts fail at
 * once instead of waiting for a timeout, and the retries of all orders don't overload it. After `openMs` one call is
 * let through, and its result decides for the others.
 */
export function guardProvider<P extends object & Asynchronous<P>>(
  port: P,
  { provider, isOutage, openMs, httpMethods }: Guard,
): P {
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: openMs,
    breaker: new ConsecutiveBreaker(OUTAGES_THAT_OPEN),
  });
  observeMetric('provider.breaker', { provider }, () => levels[breaker.state]);
  return wrapCalls(port, (method, call) => {
    const attributes = { 'peer.service': provider, provider, 'http.request.method': httpMethods[method] };
    return runInSpan(`${provider}.${method}`, { kind: 'client', attributes }, async (span) => {
      try {
        const answer = await breaker.execute(() => separateRefusal(call, isOutage));
        if ('refusal' in answer) throw answer.refusal;
        return answer.value;
      } catch (error) {
        if (!(error instanceof BrokenCircuitError)) throw error;
        span.set({ 'error.code': 'breaker_open' });
        throw new ProviderUnavailable(`${provider} keeps failing and is not asked for now`, { cause: error });
      }
    });
  });
}

/** An error that is an answer counts as success for the breaker and ends a series of outages. */
async function separateRefusal<T>(call: () => Promise<T>, isOutage: (error: unknown) => boolean) {
  try {
    return { value: await call() };
  } catch (error) {
    if (isOutage(error)) throw error;
    return { refusal: error };
  }
}
