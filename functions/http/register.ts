import { app, type HttpMethod, type HttpRequest } from '@azure/functions';
import type { HttpContext } from './http-context.ts';
import { answerRequest } from './pipeline.ts';
import type { Route } from './route.ts';
import { ROOT, routeUnknownPaths } from './route-unknown-paths.ts';
import { routes } from './routes.ts';

const EVERY_METHOD: HttpMethod[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** Registers one function per route, and one that answers all other requests. */
export function registerRoutes(context: HttpContext): void {
  app.setup({ enableHttpStream: true });
  for (const route of routes) {
    const methods: HttpMethod[] = route.method === 'GET' ? ['GET', 'HEAD'] : [route.method];
    if (route.path !== ROOT) serve(route.operationId, methods, route.path, () => route);
  }
  serve('zz-unknown-path', EVERY_METHOD, '/{*path}', routeUnknownPaths(routes));

  function serve(name: string, methods: HttpMethod[], path: string, routeFor: (request: HttpRequest) => Route): void {
    app.http(name, {
      methods,
      route: path.slice(1),
      authLevel: 'anonymous',
      handler: (request, invocation) =>
        answerRequest(routeFor(request), request, context, invocation, context.openRequests),
    });
  }
}
