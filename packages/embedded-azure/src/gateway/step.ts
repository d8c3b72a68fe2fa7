import type { Exchange } from './exchange.ts';

/**
 * What follows after a policy: the next one, the outbound section (there already is a response), or nothing (the
 * response is final).
 */
export type Outcome = 'next' | 'outbound' | 'answered';

/** A policy, compiled. Throws a GatewayFault for what on-error is to answer. */
export type Step = (exchange: Exchange) => Outcome | Promise<Outcome>;

/** Runs policies in order until one of them decides otherwise. Stays synchronous as long as they do. */
export function runSteps(steps: readonly Step[], exchange: Exchange, from = 0): Outcome | Promise<Outcome> {
  for (let at = from; at < steps.length; at++) {
    const outcome = steps[at]?.(exchange) ?? 'next';
    if (typeof outcome !== 'string') {
      return outcome.then((settled) => (settled === 'next' ? runSteps(steps, exchange, at + 1) : settled));
    }
    if (outcome !== 'next') return outcome;
  }
  return 'next';
}
