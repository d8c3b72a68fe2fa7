import { z } from 'zod';
import { type ProblemCode, problems } from '../../../shared/problems.ts';
import { prefersHtml } from '../prefers-html.ts';
import { publicRoute } from '../route.ts';
import { buildErrorPage, ERROR_PAGE_HEADERS, toHtml } from './build-error-page.ts';
import { buildExplanation, ErrorExplanation } from './build-explanation.ts';

const codes = Object.keys(problems) as [ProblemCode, ...ProblemCode[]];

/** The target of the `docs` link of an error: a page for people, or the same as JSON. */
export const explainError = publicRoute({
  operationId: 'explainError',
  method: 'GET',
  path: '/errors/{code}',
  summary: 'Explain an error code',
  description: 'Its cause, what to do, and an example. Browsers get a web page.',
  params: z.object({ code: z.enum(codes).describe('The code of the error') }),
  reply: { status: 200, body: ErrorExplanation, alsoAs: 'text/html', headers: ['cache-control'] },
  problems: ['not_found'],

  async handle({ params: { code }, accept }, { settings }) {
    const headers = { vary: 'accept', 'cache-control': 'public, max-age=300' };
    const explanation = buildExplanation(code, settings.publicUrl);
    if (!prefersHtml(accept)) return { status: 200, headers, body: explanation };
    const text = buildErrorPage(code, buildArticle(explanation));
    return { status: 200, headers: { ...headers, ...ERROR_PAGE_HEADERS }, text, mediaType: 'text/html; charset=utf-8' };
  },
});

function buildArticle({ code, status, title, cause, remedy, example }: ErrorExplanation): string {
  return `<h1><code>${code}</code></h1>
<p class="status">Status ${status}</p>
<p>${toHtml(title)}</p>
<h2>Why it happens</h2>
<p>${toHtml(cause)}</p>
<h2>What to do</h2>
<p>${toHtml(remedy)}</p>
<h2>What it looks like</h2>
<pre tabindex="0">${toHtml(JSON.stringify(example, undefined, 2))}</pre>`;
}
