import { z } from 'zod';
import { type ProblemCode, problems } from '../../../shared/problems.ts';
import { prefersHtml } from '../prefers-html.ts';
import { publicRoute } from '../route.ts';
import { buildErrorPage, ERROR_PAGE_HEADERS, toHtml } from './build-error-page.ts';
import { buildExplanation, ErrorExplanation } from './build-explanation.ts';

const ErrorList = z
  .object({ data: z.array(ErrorExplanation).describe('Every code that an error may carry') })
  .meta({ id: 'ErrorList' });

export const listErrors = publicRoute({
  operationId: 'listErrors',
  method: 'GET',
  path: '/errors',
  summary: 'List error codes',
  description: 'Browsers get a web page.',
  reply: { status: 200, body: ErrorList, alsoAs: 'text/html', headers: ['cache-control'] },

  async handle({ accept }, { settings }) {
    const headers = { vary: 'accept', 'cache-control': 'public, max-age=300' };
    const data = (Object.keys(problems) as ProblemCode[]).map((code) => buildExplanation(code, settings.publicUrl));
    if (!prefersHtml(accept)) return { status: 200, headers, body: { data } };
    const text = buildErrorPage('Errors', `<h1>Errors</h1>\n<dl>\n${data.map(buildEntry).join('\n')}\n</dl>`);
    return { status: 200, headers: { ...headers, ...ERROR_PAGE_HEADERS }, text, mediaType: 'text/html; charset=utf-8' };
  },
});

function buildEntry({ code, status, title }: ErrorExplanation): string {
  return `<dt><a href="/errors/${code}"><code>${code}</code></a> ${status}</dt><dd>${toHtml(title)}</dd>`;
}
