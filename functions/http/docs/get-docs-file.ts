import { z } from 'zod';
import { Problem } from '../../../shared/problems.ts';
import { publicRoute } from '../route.ts';
import { buildDocsHeaders } from './documentation.ts';

const mediaTypes: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
};

/** File names contain a hash of the content, so a cached file never becomes stale. */
const FOR_A_YEAR = 'public, max-age=31536000, immutable';

export const getDocsFile = publicRoute({
  operationId: 'getDocsFile',
  method: 'GET',
  path: '/docs/{file}',
  summary: 'Get a file of the documentation',
  description: 'A script, style sheet or licence of the documentation page.',
  params: z.object({
    file: z
      .string()
      .regex(/^[\w-]+\.(js|css|txt)$/)
      .describe('The name of the file, as the page links it'),
  }),
  reply: { status: 200, body: z.string(), mediaType: 'text/javascript', headers: ['cache-control'] },
  problems: ['not_found'],

  async handle({ params: { file: name } }, { docs }) {
    const file = await docs.find(name);
    const mediaType = mediaTypes[name.slice(name.lastIndexOf('.') + 1)];
    if (file === undefined || mediaType === undefined) throw new Problem('not_found');
    return { status: 200, headers: { ...buildDocsHeaders(), 'cache-control': FOR_A_YEAR }, file, mediaType };
  },
});
