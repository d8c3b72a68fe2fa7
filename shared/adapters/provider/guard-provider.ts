import { setTimeout as pause } from 'node:timers/promises';
import { ProviderUnavailable } from '../../ports/provider-unavailable.ts';
import { observeMetric, recordMetric } from '../../telemetry/record-metric.ts';
import { runInSpan } from '../../telemetry/run-in-span.ts';
import { type Asynchronous, wrapCalls } from '../wrap-calls.ts';
import { ProviderFailed } from './provider-failed.ts';
import { type GateBounds, ProviderGate } from './provider-gate.ts';
import { RetryBudget } from './retry-budget.ts';

/** What is known about a method of a port. */
export interface GuardedMethod {
  /** The HTTP method, for telemetry. */
  http: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Calling it again can't do its work twice, even if the first answer was lost. */
  isRepeatable: boolean;
}

export interface ProviderBounds {
  /** Its name in metrics and spans. */
  provider: string;
  bounds: GateBounds & {
    /** How many calls of 100 may be repeated. */
    retryPercent: number;
  };
}

export interface Guard<P> extends ProviderBounds {
  methods: Methods<P>;
}

type Methods<P> = { [Name in keyof P]: GuardedMethod };

/** Wraps a port of the provider. All ports of a provider share its gate and its budget of retries. */
export type GuardPort = <P extends object & Asynchronous<P>>(port: P, methods: Methods<P>) => P;

/** A call that took longer is not repeated: a slow provider needs fewer calls. So a call ends this long after its deadline. */
const REPEAT_WITHIN_MS = 1_000;
const LONGEST_PAUSE_MS = 200;

/**
 * Wraps a provider in a gate, and each call in a span. A brief failure of a repeatable call is repeated once, after a random
 * pause, if the budget allows it. All other retries are the saga's, which survive a restart.
 */
export function guardProvider<P extends object & Asynchronous<P>>(port: P, { methods, ...guard }: Guard<P>): P {
  return createGuard(guard)(port, methods);
}

export function createGuard({ provider, bounds }: ProviderBounds): GuardPort {
  const gate = new ProviderGate(provider, bounds);
  const budget = new RetryBudget(bounds.retryPercent);
  observeMetric('provider.breaker', { provider }, () => gate.level);
  observeMetric('provider.calls_running', { provider }, () => gate.running);

  async function mayRepeat(error: unknown, isRepeatable: boolean, startedAt: number): Promise<boolean> {
    if (!isRepeatable || !(error instanceof ProviderFailed && error.isBrief)) return false;
    if (performance.now() - startedAt > REPEAT_WITHIN_MS) return false;
    const isPaid = budget.take();
    recordMetric('provider.retries', 1, { provider, outcome: isPaid ? 'repeated' : 'over_budget' });
    if (isPaid) await pause(Math.random() * LONGEST_PAUSE_MS);
    return isPaid;
  }

  return (port, methods) =>
    wrapCalls(port, (name, call, given) => {
      const { http, isRepeatable } = methods[name as keyof typeof methods];
      const attributes = { 'peer.service': provider, provider, 'http.request.method': http };
      const subject = subjectOf(given) ?? name;
      return runInSpan(`${provider}.${name}`, { kind: 'client', attributes }, async (span) => {
        const startedAt = performance.now();
        // What is turned away pays for no retry.
        const firstCall = () => {
          budget.countCall();
          return call();
        };
        try {
          return await gate.pass(subject, firstCall).catch(async (error: unknown) => {
            if (!(await mayRepeat(error, isRepeatable, startedAt))) throw error;
            return gate.pass(subject, call);
          });
        } catch (error) {
          if (!(error instanceof ProviderUnavailable)) throw error;
          const { code, retryAfterMs } = error;
          span.set({ 'error.code': code });
          recordMetric('provider.calls_held_back', 1, { provider, reason: code });
          recordMetric('provider.wait', retryAfterMs, { provider });
          throw error;
        }
      });
    });
}

/** The order or the payment that a call is about, which is its first argument or a part of it. */
function subjectOf([first]: readonly unknown[]): string | undefined {
  if (typeof first === 'string') return first;
  const orderId = typeof first === 'object' && first !== null && 'orderId' in first ? first.orderId : undefined;
  return typeof orderId === 'string' ? orderId : undefined;
}
