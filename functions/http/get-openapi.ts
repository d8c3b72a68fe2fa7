import { z } from 'zod';
import { buildOpenApi } from './openapi/build-openapi.ts';
import { publicRoute, type Route } from './route.ts';

/** The route that serves the OpenAPI document. The document describes this route too. */
export function getOpenApi(routes: readonly Route[]): Route {
  const written = new Map<string, string>();
  const itself: Route = publicRoute({
    operationId: 'getOpenApi',
    method: 'GET',
    path: '/openapi.json',
    summary: 'Get this document',
    reply: {
      status: 200,
      body: z.looseObject({ openapi: z.string().describe('The version of OpenAPI') }),
      headers: ['cache-control'],
    },

    async handle(_request, { settings: { tokenUrl } }) {
      const json = written.get(tokenUrl) ?? JSON.stringify(buildOpenApi([...routes, itself], { tokenUrl }));
      written.set(tokenUrl, json);
      return { status: 200, headers: { 'cache-control': 'public, max-age=300' }, json };
    },
  });
  return itself;
}
