import { useState } from 'preact/hooks';
import type { Trace } from '../../../monitor/queries/query-answers.ts';
import { duration } from '../kit/moment.tsx';
import type { SearchKey } from '../search-key.ts';
import { NodeDetails } from './node-details.tsx';
import { kindOf, nameOf, rowsOf, type ShownRow } from './shown-rows.ts';

export interface WaterfallProps {
  trace: Trace;
  /** Values of these get a link. */
  keys?: readonly SearchKey[];
  /** Whether lines that are no spans (logs) are there too; true by default. */
  withLogs?: boolean;
  /** What is inside spans of this depth is folded at first. The root has depth 0. By default all is open. */
  foldedFrom?: number;
}

/** More rows than that are shown on request only. */
const MOST_ROWS = 400;

/** One trace: every span below its parent, drawn at its place in time. Arrow keys move, open and close. */
export function Waterfall({
  trace,
  keys = [],
  withLogs = true,
  foldedFrom = Number.POSITIVE_INFINITY,
}: WaterfallProps) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [isWhole, setWhole] = useState(false);
  const rows = rowsOf(trace.roots, { from: foldedFrom, chosen }, withLogs);
  const shown = isWhole ? rows : rows.slice(0, MOST_ROWS);
  const setClosed = ({ id }: ShownRow, isClosed: boolean) => setChosen(new Map([...chosen, [id, isClosed]]));
  const toggleOpen = (id: string) =>
    setOpen(new Set(open.has(id) ? [...open].filter((other) => other !== id) : [...open, id]));
  const press = (event: KeyboardEvent, row: ShownRow) => {
    const buttons = [...((event.currentTarget as Element).closest('table')?.querySelectorAll('button.span') ?? [])];
    const at = buttons.indexOf(event.currentTarget as Element);
    const focus = (index: number) => (buttons[index] as HTMLElement | undefined)?.focus();
    if (event.key === 'ArrowDown') focus(at + 1);
    else if (event.key === 'ArrowUp') focus(at - 1);
    else if (event.key === 'Home') focus(0);
    else if (event.key === 'End') focus(buttons.length - 1);
    else if (event.key === 'ArrowRight') setClosed(row, false);
    else if (event.key === 'ArrowLeft' && row.hasChildren && !row.isClosed) setClosed(row, true);
    else if (event.key === 'ArrowLeft') focus(shown.findIndex(({ id }) => id === row.parent));
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard.
    <section class="scroll waterfall" aria-label={`Trace ${trace.name}`} tabIndex={0}>
      <table>
        <caption class="unseen">Spans of {trace.name}. Arrow keys move, open and close.</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col" class="number">
              Took
            </th>
            <th scope="col" class="when">
              When, of {duration(trace.durationMs)}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.id}>
              <td class="what" style={{ '--depth': String(Math.min(row.depth, 12)) }}>
                <Fold row={row} act={() => setClosed(row, !row.isClosed)} />
                <button
                  type="button"
                  class={`span${row.node.failed ? ' failed' : ''}`}
                  aria-expanded={open.has(row.id)}
                  onClick={() => toggleOpen(row.id)}
                  onKeyDown={(event) => press(event, row)}
                >
                  {row.node.failed ? '✗ ' : ''}
                  {nameOf(row.node)}
                </button>{' '}
                <span class="dim">{kindOf(row.node)}</span>
                {open.has(row.id) ? <NodeDetails node={row.node} keys={keys} /> : null}
              </td>
              <td class="number">{'DurationMs' in row.node.columns ? duration(row.node.durationMs) : ''}</td>
              <td class="when">
                <Lane row={row} wholeMs={Math.max(trace.durationMs, 1)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < rows.length ? (
        <button type="button" onClick={() => setWhole(true)}>
          Show the other {rows.length - shown.length} rows
        </button>
      ) : null}
    </section>
  );
}

function Fold({ row, act }: { row: ShownRow; act: () => void }) {
  if (!row.hasChildren) return <span class="fold" />;
  return (
    <button
      type="button"
      class="fold"
      tabIndex={-1}
      aria-expanded={!row.isClosed}
      aria-label={`Inside ${nameOf(row.node)}`}
      onClick={act}
    >
      {row.isClosed ? '▸' : '▾'}
    </button>
  );
}

function Lane({ row: { node }, wholeMs }: { row: ShownRow; wholeMs: number }) {
  const percent = (ms: number) => `${Math.min((ms / wholeMs) * 100, 100).toFixed(2)}%`;
  const isSpan = 'DurationMs' in node.columns;
  return (
    <div class="lane" title={node.startMs < 1 ? 'begins at once' : `begins after ${duration(node.startMs)}`}>
      <div
        class={`bar${node.failed ? ' failed' : ''}${isSpan ? '' : ' point'}`}
        style={{ left: percent(node.startMs), width: percent(node.durationMs) }}
      />
    </div>
  );
}
