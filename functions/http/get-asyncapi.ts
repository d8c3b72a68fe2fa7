import { z } from 'zod';
import { buildAsyncApi, type Deployment } from './asyncapi/build-asyncapi.ts';
import { JSON_TYPE } from './pipeline/serialise.ts';
import { publicRoute, type Route } from './route.ts';
import { writeOnce } from './write-once.ts';

/** The route that serves the AsyncAPI document: what these routes stream, and the webhooks. */
export function getAsyncApi(routes: readonly Route[]): Route {
  const write = writeOnce((deployment: Deployment) => buildAsyncApi(routes, deployment));
  return publicRoute({
    operationId: 'getAsyncApi',
    method: 'GET',
    path: '/asyncapi.json',
    summary: 'Get the document of all messages',
    description: 'The webhooks and the streams of events as an AsyncAPI 3.0 document, with the same schemas as here.',
    reply: {
      status: 200,
      body: z.looseObject({ asyncapi: z.string().describe('The version of AsyncAPI') }),
      headers: ['cache-control'],
    },

    async handle(_request, { settings: { tokenUrl, publicUrl } }) {
      const file = write({ tokenUrl, publicUrl });
      return { status: 200, headers: { 'cache-control': 'public, max-age=300' }, file, mediaType: JSON_TYPE };
    },
  });
}
