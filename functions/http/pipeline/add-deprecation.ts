import type { Route } from '../route.ts';
import { toDeprecationHeaders } from '../to-deprecation-headers.ts';

/** The answer of a route that will go says so. Where both have a Link, it is a list (RFC 8288, 3). */
export function addDeprecation<R extends { headers?: Record<string, string> }>(reply: R, { deprecated }: Route): R {
  if (deprecated === undefined) return reply;
  const { link: successor = '', ...others } = toDeprecationHeaders(deprecated);
  const { link, ...own } = reply.headers ?? {};
  return { ...reply, headers: { ...others, ...own, link: link === undefined ? successor : `${successor}, ${link}` } };
}
