import { type Html, html } from '../pages/html.ts';
import { page } from '../pages/page.ts';
import type { AcceptedMail } from './mail-store.ts';

const refresh = html`<meta http-equiv="refresh" content="5">`;

/** What would have been sent, the newest first. */
export function outboxPage(mails: readonly AcceptedMail[]): string {
  const rows = mails.length > 0 ? mails.map(row) : html`<tr><td colspan="4" class="dim">Nothing yet.</td></tr>`;
  return page(
    'Mails',
    html`<h1>Mails that would have been sent</h1>
<table class="list"><thead><tr><th>Accepted</th><th>From</th><th>To</th><th>Mail</th></tr></thead><tbody>${rows}</tbody></table>
<p class="dim">As JSON: <a href="/_outbox">mails</a>.</p>`,
    refresh,
  );
}

function row({ acceptedAt, message: { senderAddress, recipients, content } }: AcceptedMail): Html {
  const { to, cc = [], bcc = [] } = recipients;
  const all = [...to, ...cc, ...bcc].map(({ address }) => address).join(', ');
  return html`<tr><td><time>${acceptedAt.slice(0, 19).replace('T', ' ')}</time></td><td data-is="from">${senderAddress}</td>
<td data-is="to">${all}</td><td><strong>${content.subject}</strong><pre>${content.plainText ?? content.html ?? ''}</pre></td></tr>`;
}
