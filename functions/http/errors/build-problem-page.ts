import { type Problem, problems } from '../../../shared/problems.ts';
import type { Reply } from '../route.ts';
import { buildErrorPage, ERROR_PAGE_HEADERS, toHtml } from './build-error-page.ts';

/** Shows a problem as a page, for callers that prefer HTML. */
export function buildProblemPage({ code, details, headers }: Problem): Reply<never> {
  const { status, title } = problems[code];
  const faults = details.map(({ path, message }) => `<li><code>${toHtml(path)}</code> ${toHtml(message)}</li>`);
  const list = faults.length === 0 ? '' : `\n<ul>\n${faults.join('\n')}\n</ul>`;
  const text = buildErrorPage(
    code,
    `<h1><a href="/errors/${code}"><code>${code}</code></a></h1>
<p class="status">Status ${status}</p>
<p>${toHtml(title)}</p>${list}`,
  );
  const all = { vary: 'accept', ...headers, ...ERROR_PAGE_HEADERS };
  return { status, headers: all, text, mediaType: 'text/html; charset=utf-8' };
}
