import { type Problem, problems } from '../../../shared/problems.ts';
import type { Reply } from '../route.ts';
import { ERROR_PAGE_HEADERS, errorPage, inHtml } from './error-page.ts';

/** What ends the request of somebody who reads pages. */
export function problemPage({ code, details, headers }: Problem): Reply<never> {
  const { status, title } = problems[code];
  const faults = details.map(({ path, message }) => `<li><code>${inHtml(path)}</code> ${inHtml(message)}</li>`);
  const list = faults.length === 0 ? '' : `\n<ul>\n${faults.join('\n')}\n</ul>`;
  const text = errorPage(
    code,
    `<h1><a href="/errors/${code}"><code>${code}</code></a></h1>
<p class="status">Status ${status}</p>
<p>${inHtml(title)}</p>${list}`,
  );
  const all = { vary: 'accept', ...headers, ...ERROR_PAGE_HEADERS };
  return { status, headers: all, text, mediaType: 'text/html; charset=utf-8' };
}
