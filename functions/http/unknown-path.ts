import type { HttpRequest } from '@azure/functions';
import { z } from 'zod';
import { Problem } from '../../shared/problems.ts';
import { publicRoute, type Route } from './route.ts';

/**
 * What no route takes: 404, or 405 with what is allowed. Azure's host knows no 405 and takes the first function by
 * name whose template fits, so this one is registered under a name that sorts last.
 */
export function unknownPath(routes: readonly Route[]): (request: HttpRequest) => Route {
  const table = routes.map(({ method, path }) => ({ method, pattern: patternOf(path) }));
  return (request) => {
    const { pathname } = new URL(request.url);
    const allowed = table.filter(({ pattern }) => pattern.test(pathname)).map(({ method }) => method);
    return publicRoute({
      operationId: 'unknownPath',
      method: 'GET',
      path: '/{*path}',
      summary: 'Answer what no route takes',
      query: z.looseObject({}),
      reply: { status: 404, body: z.never() },
      async handle() {
        if (allowed.length === 0) throw new Problem('not_found');
        throw new Problem('method_not_allowed', { headers: { allow: allowed.join(', ') } });
      },
    });
  };
}

function patternOf(path: string): RegExp {
  const literal = path.split('/').map((part) => (part.startsWith('{') ? '[^/]+' : RegExp.escape(part)));
  return new RegExp(`^${literal.join('/')}/?$`, 'i');
}
