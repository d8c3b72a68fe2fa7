import { expectOnly, oneOf, wholeNumber } from '../xml/policy-element.ts';
import type { CompilePolicy } from './policy.ts';

const DEFAULT_TIMEOUT_S = 300;

/** https://learn.microsoft.com/azure/api-management/forward-request-policy */
export const forwardRequest: CompilePolicy = (element, { services: { backend } }) => {
  expectOnly(element, { attributes: ['timeout', 'buffer-request-body', 'buffer-response'] });
  const seconds = element.attributes.has('timeout')
    ? wholeNumber(element, 'timeout', { from: 1, to: 240 })
    : DEFAULT_TIMEOUT_S;
  const buffers = oneOf(element, 'buffer-request-body', ['true', 'false'], 'false') === 'true';
  oneOf(element, 'buffer-response', ['true', 'false'], 'true');
  return async (exchange) => {
    const { body } = exchange.request;
    if (buffers && body.present) await body.buffer();
    exchange.response = await backend.forward(exchange, seconds * 1000);
    return 'next' as const;
  };
};
