import { type Html, html } from '../../pages/html.ts';
import { duration, page } from '../../pages/page.ts';
import type { Trace } from '../queries/trace-tree.ts';

const refresh = html`<meta http-equiv="refresh" content="5">`;

/** The latest traces, the newest first. Successful reads are shown only on request. */
export function traceList(
  traces: readonly Trace[],
  { order: orderId, withReads }: { order: string; withReads: boolean },
): string {
  const rows = traces.length > 0 ? traces.map(row) : html`<tr><td colspan="6" class="dim">Nothing yet.</td></tr>`;
  return page(
    'Monitor: latest traces',
    html`<h1>Latest traces</h1>
<form><label>Order <input name="order" size="34" value="${orderId}" placeholder="ord_…"></label> <button>Find</button></form>
<table class="list"><thead><tr><th>Began</th><th>What</th><th>Order</th><th>Took</th><th>Spans</th><th>Failed</th></tr></thead>
<tbody>${rows}</tbody></table>
<p>${withReads ? html`<a href="/">Without reads</a>` : html`<a href="/?reads">With reads (GET) and work for no order, which are left out here</a>`}</p>
<p class="dim">As JSON: <a href="/api/traces">traces</a>, <a href="/api/metrics">metrics</a>, <a href="/api/tables">tables</a>.</p>`,
    orderId === '' ? refresh : html``,
  );
}

function row({ operationId, startedAt, roots, durationMs, spans, failures, orderId }: Trace): Html {
  const name = String(roots[0]?.columns['Name'] ?? roots[0]?.columns['Message'] ?? operationId);
  return html`<tr><td><time>${startedAt.slice(11, 23)}</time></td>
<td><a href="/traces/${encodeURIComponent(operationId)}">${name}</a></td>
<td><code>${orderId ?? ''}</code></td><td data-is="took">${duration(durationMs)}</td><td data-is="spans">${spans}</td>
${failures > 0 ? html`<td data-is="failed"><span class="bad">${failures}</span></td>` : html`<td></td>`}</tr>`;
}
