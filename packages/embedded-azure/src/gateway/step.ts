import type { Exchange } from './exchange.ts';

/**
 * How it goes on after a policy: with the next one, with the outbound section (there is a response already), or not at
 * all (the response is final).
 */
export type Outcome = 'next' | 'outbound' | 'answered';

/** A policy, compiled. Throws a GatewayFault for what on-error is to answer. */
export type Step = (exchange: Exchange) => Outcome | Promise<Outcome>;

/** Runs policies in their order until one of them decides otherwise. Stays synchronous as long as they do. */
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
