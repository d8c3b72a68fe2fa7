import { z } from 'zod';
import { prefersHtml } from './prefers-html.ts';
import { publicRoute } from './route.ts';
import { ROOT } from './route-unknown-paths.ts';

const ServiceIndex = z
  .object({
    documentation: z.url().describe('The page that documents the API'),
    openapi: z.url().describe('The API as an OpenAPI document'),
    asyncapi: z.url().describe('The webhooks and the streams of events as an AsyncAPI document'),
    errors: z.url().describe('What every error code means'),
  })
  .meta({ id: 'ServiceIndex' });

/** For people who open the host name in a browser. */
export const getRoot = publicRoute({
  operationId: 'getRoot',
  method: 'GET',
  path: ROOT,
  summary: 'Find the documentation',
  description: 'Redirects browsers to the documentation; programs get its URLs.',
  reply: { status: 200, body: ServiceIndex, redirects: true },

  async handle({ accept }, { settings }) {
    const headers = { vary: 'accept' };
    if (prefersHtml(accept)) {
      return {
        status: 307,
        headers: { ...headers, location: '/docs' },
        text: '',
        mediaType: 'text/html; charset=utf-8',
      };
    }
    const toUrl = (path: string) => `${settings.publicUrl}${path}`;
    const body = {
      documentation: toUrl('/docs'),
      openapi: toUrl('/openapi.json'),
      asyncapi: toUrl('/asyncapi.json'),
      errors: toUrl('/errors'),
    };
    return { status: 200, headers, body };
  },
});
