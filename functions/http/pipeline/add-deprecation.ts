import type { Route } from '../route.ts';
import { toDeprecationHeaders } from '../to-deprecation-headers.ts';

/**
 * Announces in the answer that the route will be removed. If both have a Link header, the values are joined (RFC 8288,
 * 3).
 */
export function addDeprecation<R extends { headers?: Record<string, string> }>(reply: R, { deprecated }: Route): R {
  if (deprecated === undefined) return reply;
  const { link: successor = '', ...others } = toDeprecationHeaders(deprecated);
  const { link, ...own } = reply.headers ?? {};
  return { ...reply, headers: { ...others, ...own, link: link === undefined ? successor : `${successor}, ${link}` } };
}
