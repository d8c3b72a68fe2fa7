import { GatewayFault } from '../gateway-fault.ts';
import { expectOnly, requiredAttribute, wholeNumber } from '../xml/policy-element.ts';
import { type CompilePolicy, textOf } from './policy.ts';

/** https://learn.microsoft.com/azure/api-management/rate-limit-by-key-policy */
export const rateLimitByKey: CompilePolicy = (element, compiler) => {
  expectOnly(element, {
    attributes: [
      'calls',
      'renewal-period',
      'counter-key',
      'remaining-calls-variable-name',
      'retry-after-variable-name',
    ],
  });
  const calls = wholeNumber(element, 'calls', { from: 1, to: 1_000_000 });
  const window = wholeNumber(element, 'renewal-period', { from: 1, to: 300 }) * 1000;
  const keyOf = textOf(element, requiredAttribute(element, 'counter-key'), compiler);
  const remainingIn = element.attributes.get('remaining-calls-variable-name');
  const retryAfterIn = element.attributes.get('retry-after-variable-name');
  const { counters } = compiler.services;
  return (exchange) => {
    const counted = counters.count(keyOf(exchange), calls, window);
    if (remainingIn !== undefined) exchange.variables.set(remainingIn, counted.allowed ? counted.remaining : 0);
    if (counted.allowed) return 'next';
    const seconds = Math.max(1, Math.ceil(counted.retryAfter / 1000));
    if (retryAfterIn !== undefined) exchange.variables.set(retryAfterIn, seconds);
    const message = `Rate limit is exceeded. Try again in ${seconds} seconds.`;
    const headers = { 'retry-after': String(seconds) };
    throw new GatewayFault({ source: 'rate-limit-by-key', reason: 'RateLimitExceeded', status: 429, message, headers });
  };
};
