import { createHash } from 'node:crypto';
import { z } from 'zod';
import { publicRoute } from '../route.ts';
import { buildDocsHeaders, DOCS_PAGE } from './documentation.ts';

export const getDocs = publicRoute({
  operationId: 'getDocs',
  method: 'GET',
  path: '/docs',
  summary: 'Open the documentation',
  description: 'This document as a web page where you can try operations.',
  reply: { status: 200, body: z.string(), mediaType: 'text/html', etag: true, headers: ['cache-control'] },

  async handle(_request, { docs, settings: { docsSignInUrl } }) {
    const page = await docs.find(DOCS_PAGE);
    if (page === undefined) throw new Error(`the build has no ${DOCS_PAGE}`);
    // The page names its scripts by their hashes, so a browser has to check it each time. Usually that is a cheap 304.
    const headers = { ...buildDocsHeaders(docsSignInUrl), 'cache-control': 'no-cache' };
    const text = Buffer.from(page.content).toString().replace('{{sign-in-url}}', docsSignInUrl);
    const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
    return { status: 200, headers, etag, text, mediaType: 'text/html; charset=utf-8' };
  },
});
