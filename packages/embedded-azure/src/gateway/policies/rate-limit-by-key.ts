import type { Exchange } from '../exchange.ts';
import type { Expression } from '../expressions/expression.ts';
import { GatewayFault } from '../gateway-fault.ts';
import { expectOnly, type PolicyElement, refuse, requiredAttribute, wholeNumber } from '../xml/policy-element.ts';
import type { Counted } from './call-counters.ts';
import { type CompilePolicy, expressionOf, type PolicyCompiler, textOf } from './policy.ts';

/** https://learn.microsoft.com/azure/api-management/rate-limit-by-key-policy */
export const rateLimitByKey: CompilePolicy = (element, compiler) => {
  expectOnly(element, {
    attributes: [
      'calls',
      'renewal-period',
      'counter-key',
      'increment-condition',
      'remaining-calls-variable-name',
      'retry-after-variable-name',
    ],
  });
  const calls = wholeNumber(element, 'calls', { from: 1, to: 1_000_000 });
  const window = wholeNumber(element, 'renewal-period', { from: 1, to: 300 }) * 1000;
  const keyOf = textOf(element, requiredAttribute(element, 'counter-key'), compiler);
  const remainingIn = element.attributes.get('remaining-calls-variable-name');
  const retryAfterIn = element.attributes.get('retry-after-variable-name');
  const increments = conditionOf(element, compiler);
  if (increments !== undefined && remainingIn !== undefined) {
    refuse(element, 'with an increment-condition, remaining-calls-variable-name is not supported');
  }
  const { counters } = compiler.services;
  const count = (exchange: Exchange): Counted => {
    const key = keyOf(exchange);
    if (increments === undefined) return counters.count(key, calls, window);
    exchange.whenAnswered.push(() => {
      if (increments.evaluate(exchange) === true) counters.add(key);
    });
    return counters.look(key, calls, window);
  };
  return (exchange) => {
    const counted = count(exchange);
    if (remainingIn !== undefined) exchange.variables.set(remainingIn, counted.allowed ? counted.remaining : 0);
    if (counted.allowed) return 'next';
    const seconds = Math.max(1, Math.ceil(counted.retryAfter / 1000));
    if (retryAfterIn !== undefined) exchange.variables.set(retryAfterIn, seconds);
    const message = `Rate limit is exceeded. Try again in ${seconds} seconds.`;
    const headers = { 'retry-after': String(seconds) };
    throw new GatewayFault({ source: 'rate-limit-by-key', reason: 'RateLimitExceeded', status: 429, message, headers });
  };
};

/** It may ask for the response, so it is evaluated when there is one. */
function conditionOf(element: PolicyElement, compiler: PolicyCompiler): Expression | undefined {
  const text = element.attributes.get('increment-condition');
  if (text === undefined) return undefined;
  const condition = expressionOf(element, text, 'bool', compiler);
  return condition.readsBody ? refuse(element, 'the condition reads the body, which only <when> may') : condition;
}
