import type { GatewayRequest } from '../exchange.ts';
import { expectOnly, oneOf, refuse, requiredAttribute, wholeNumber } from '../xml/policy-element.ts';
import type { CompilePolicy } from './policy.ts';

/**
 * Answers a GET from the cache, by its path and whole query.
 * https://learn.microsoft.com/azure/api-management/cache-lookup-policy
 */
export const cacheLookup: CompilePolicy = (element, { services: { cache } }) => {
  expectOnly(element, {
    attributes: [
      'vary-by-developer',
      'vary-by-developer-groups',
      'allow-private-response-caching',
      'caching-type',
      'downstream-caching-type',
      'must-revalidate',
    ],
  });
  requiredAttribute(element, 'vary-by-developer');
  requiredAttribute(element, 'vary-by-developer-groups');
  oneOf(element, 'vary-by-developer', ['false'], 'false');
  oneOf(element, 'vary-by-developer-groups', ['false'], 'false');
  oneOf(element, 'caching-type', ['internal'], 'internal');
  oneOf(element, 'downstream-caching-type', ['private'], 'private');
  oneOf(element, 'must-revalidate', ['true'], 'true');
  // Every partner's request carries a token: without this, API Management caches nothing of theirs.
  if (element.attributes.get('allow-private-response-caching') !== 'true') {
    refuse(element, 'only allow-private-response-caching="true" is supported');
  }
  return (exchange) => {
    const found = exchange.request.method === 'GET' ? cache.get(keyOf(exchange.request)) : undefined;
    if (found === undefined) return 'next';
    exchange.response = { ...found, headers: { ...found.headers } };
    exchange.variables.set(SERVED_FROM_CACHE, true);
    return 'outbound';
  };
};

/** Keeps a 200 of the backend, with its headers as they are at this point of outbound. */
export const cacheStore: CompilePolicy = (element, { services: { cache } }) => {
  expectOnly(element, { attributes: ['duration'] });
  const duration = wholeNumber(element, 'duration', { from: 1, to: 86_400 }) * 1000;
  return ({ request, response, variables }) => {
    if (response?.status !== 200 || request.method !== 'GET' || variables.has(SERVED_FROM_CACHE)) return 'next';
    const { status } = response;
    const headers = { ...response.headers };
    response.keep = (body) => cache.set(keyOf(request), { status, headers, body }, duration);
    return 'next';
  };
};

/** No name that an expression could have. */
const SERVED_FROM_CACHE = ' served from the cache';

function keyOf({ path, search }: GatewayRequest): string {
  return path + search;
}
