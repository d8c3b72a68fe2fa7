import { z } from 'zod';
import { buildOpenApi } from './openapi/build-openapi.ts';
import { JSON_TYPE } from './pipeline/serialise.ts';
import { publicRoute, type Route } from './route.ts';
import { writeOnce } from './write-once.ts';

/** The route that serves the OpenAPI document. The document describes this route too. */
export function getOpenApi(routes: readonly Route[]): Route {
  const write = writeOnce((values: { tokenUrl: string }) => buildOpenApi([...routes, itself], values));
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
      const headers = { 'cache-control': 'public, max-age=300' };
      return { status: 200, headers, file: write({ tokenUrl }), mediaType: JSON_TYPE };
    },
  });
  return itself;
}
