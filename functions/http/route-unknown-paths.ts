import type { HttpRequest } from '@azure/functions';
import { z } from 'zod';
import { Problem } from '../../shared/problems.ts';
import { publicRoute, type Route } from './route.ts';

/** It can't have its own function, because Functions replaces an empty route by the function's name. */
export const ROOT = '/';

/**
 * Answers what no route matches: 404, or 405 with the allowed methods. Azure's host never answers 405. It picks the
 * first function by name whose route matches, so this one has a name that sorts last. It also serves the root.
 */
export function routeUnknownPaths(routes: readonly Route[]): (request: HttpRequest) => Route {
  const notFound = defineRefusal(() => new Problem('not_found'));
  const known = Map.groupBy(routes, ({ path }) => path);
  const table = [...known].map(([path, taken]) => {
    const allow = taken.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
    return {
      pattern: toPattern(path),
      route: defineRefusal(() => new Problem('method_not_allowed', { headers: { allow } })),
    };
  });
  const root = routes.find(({ path }) => path === ROOT);
  return (request) => {
    const { pathname } = new URL(request.url);
    if (root && pathname === ROOT && (request.method === 'GET' || request.method === 'HEAD')) return root;
    return table.find(({ pattern }) => pattern.test(pathname))?.route ?? notFound;
  };
}

/** Defines a route that accepts everything and refuses it. */
function defineRefusal(problem: () => Problem): Route {
  return publicRoute({
    operationId: 'unknownPath',
    method: 'GET',
    path: '/{*path}',
    summary: 'Answer requests that match no route',
    query: z.looseObject({}),
    reply: { status: 404, body: z.never() },
    async handle() {
      throw problem();
    },
  });
}

function toPattern(path: string): RegExp {
  const literal = path.split('/').map((part) => (part.startsWith('{') ? '[^/]+' : RegExp.escape(part)));
  return new RegExp(`^${literal.join('/')}/?$`, 'i');
}
