import type { StoredRow } from '../store/stored-row.ts';
import { hasFailed } from './has-failed.ts';
import type { Trace, TraceNode } from './query-answers.ts';

/**
 * Builds a tree from the rows of one operation by their ids; undefined if there are none.
 *
 * @param show names in Properties whose values are listed
 */
export function traceTree(
  operationId: string,
  rows: readonly StoredRow[],
  show: readonly string[] = [],
): Trace | undefined {
  const times = rows.map(({ columns }) => Date.parse(columns.TimeGenerated));
  if (times.length === 0) return undefined;
  const began = Math.min(...times);
  const nodes = rows.map((row): TraceNode => {
    const startMs = Date.parse(row.columns.TimeGenerated) - began;
    const failed = row.table === 'AppExceptions' || hasFailed(row.columns);
    return { ...row, failed, startMs, durationMs: Number(row.columns['DurationMs'] ?? 0), children: [] };
  });
  const byId = new Map(nodes.flatMap((node) => (node.columns['Id'] ? [[String(node.columns['Id']), node]] : [])));
  const roots: TraceNode[] = [];
  for (const node of nodes) {
    const parent = byId.get(String(node.columns['ParentId']));
    (parent === undefined || parent === node ? roots : parent.children).push(node);
  }
  for (const { children } of nodes) children.sort(byStart);
  const spans = nodes.filter(({ columns }) => 'DurationMs' in columns);
  roots.sort(byStart);
  return {
    operationId,
    name: nameOf(roots[0]) ?? operationId,
    startedAt: new Date(began).toISOString(),
    durationMs: Math.max(...nodes.map(({ startMs, durationMs }) => startMs + durationMs)),
    spans: spans.length,
    failures: spans.filter(({ failed }) => failed).length,
    found: Object.fromEntries(show.map((name) => [name, valuesOf(name, nodes)])),
    roots,
  };
}

function byStart(a: TraceNode, b: TraceNode): number {
  return a.startMs - b.startMs;
}

function nameOf(node: TraceNode | undefined): string | undefined {
  const name = node?.columns['Name'] ?? node?.columns['Message'] ?? node?.columns['OuterMessage'];
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function valuesOf(name: string, nodes: readonly TraceNode[]): string[] {
  const values = nodes.map(({ columns: { Properties } }) =>
    Properties && typeof Properties === 'object' ? Reflect.get(Properties, name) : undefined,
  );
  return [...new Set(values.filter((value) => typeof value === 'string'))];
}
