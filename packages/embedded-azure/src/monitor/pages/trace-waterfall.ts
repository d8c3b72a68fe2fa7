import { type Html, html } from '../../pages/html.ts';
import { duration, page } from '../../pages/page.ts';
import { hasFailed } from '../queries/has-failed.ts';
import type { Trace, TraceNode } from '../queries/trace-tree.ts';

/** One trace: each span below its parent, drawn at its position in time. */
export function traceWaterfall(trace: Trace): string {
  const { operationId, startedAt, durationMs, spans, failures, orderId } = trace;
  const rows = trace.roots.map((root) => row(root, 0, Math.max(durationMs, 1)));
  return page(
    `Monitor: trace ${operationId}`,
    html`<p><a href="/">Latest traces</a></p><h1>Trace <code>${operationId}</code></h1>
<p>${startedAt}, ${duration(durationMs)}, ${spans} spans, ${failures} failed${orderId ? html`, order <code>${orderId}</code>` : ''}</p>
<table><thead><tr><th>What</th><th>Took</th><th>When</th></tr></thead><tbody>${rows}</tbody></table>`,
  );
}

function row(node: TraceNode, depth: number, wholeMs: number): Html {
  const { table, columns, startMs, durationMs, children } = node;
  const isSpan = 'DurationMs' in columns;
  const failed = hasFailed(columns) || table === 'AppExceptions';
  const name = String(columns['Name'] ?? columns['OuterMessage'] ?? columns['Message']);
  const left = ((startMs / wholeMs) * 100).toFixed(2);
  const width = ((durationMs / wholeMs) * 100).toFixed(2);
  const bar = html`<div class="bar${failed ? ' bad' : ''}" style="left:${left}%;width:${width}%"></div>`;
  const detail = JSON.stringify(columns['Properties'], undefined, 1);
  const own = html`<tr><td class="what" style="--depth:${depth}">
<details><summary${failed ? html` class="bad"` : ''}>${name} <span class="dim">${kindOf(node)}</span></summary><pre><code>${detail}</code></pre></details></td>
<td>${isSpan ? duration(durationMs) : ''}</td><td><div class="lane">${bar}</div></td></tr>`;
  return html`${own}${children.map((child) => row(child, depth + 1, wholeMs))}`;
}

function kindOf({ table, columns }: TraceNode): string {
  if (table === 'AppDependencies') return String(columns['Target'] || columns['DependencyType']);
  if (table === 'AppRequests') return `request, ${columns['ResultCode']}`;
  return table === 'AppTraces' ? 'log' : table.slice('App'.length).toLowerCase();
}
