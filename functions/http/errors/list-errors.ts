import { z } from 'zod';
import { type ProblemCode, problems } from '../../../shared/problems.ts';
import { prefersHtml } from '../prefers-html.ts';
import { publicRoute } from '../route.ts';
import { ERROR_PAGE_HEADERS, errorPage, inHtml } from './error-page.ts';
import { ErrorExplanation, explained } from './explained.ts';

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
    const data = (Object.keys(problems) as ProblemCode[]).map((code) => explained(code, settings.publicUrl));
    if (!prefersHtml(accept)) return { status: 200, headers, body: { data } };
    const text = errorPage('Errors', `<h1>Errors</h1>\n<dl>\n${data.map(entryOf).join('\n')}\n</dl>`);
    return { status: 200, headers: { ...headers, ...ERROR_PAGE_HEADERS }, text, mediaType: 'text/html; charset=utf-8' };
  },
});

function entryOf({ code, status, title }: ErrorExplanation): string {
  return `<dt><a href="/errors/${code}"><code>${code}</code></a> ${status}</dt><dd>${inHtml(title)}</dd>`;
}
