import type { TableName } from '../ingestion/table-row.ts';
import type { Columns, StoredRow } from '../store/telemetry-store.ts';
import { hasFailed } from './has-failed.ts';

/** A span with all that happened in it. */
export interface TraceNode {
  table: TableName;
  columns: Columns;
  /** In milliseconds since the trace began. */
  startMs: number;
  durationMs: number;
  /** By their start. */
  children: TraceNode[];
}

export interface Trace {
  operationId: string;
  /** When the first span began. */
  startedAt: string;
  durationMs: number;
  spans: number;
  failures: number;
  orderId: string | undefined;
  /** Spans whose parent is missing: it belongs to the caller, or is not sent yet. */
  roots: TraceNode[];
}

/** Builds a tree from the rows of one operation by their ids; undefined if there are none. */
export function traceTree(operationId: string, rows: readonly StoredRow[]): Trace | undefined {
  const times = rows.map(({ columns }) => Date.parse(columns.TimeGenerated));
  if (times.length === 0) return undefined;
  const began = Math.min(...times);
  const nodes = rows.map((row): TraceNode => {
    const startMs = Date.parse(row.columns.TimeGenerated) - began;
    return { ...row, startMs, durationMs: Number(row.columns['DurationMs'] ?? 0), children: [] };
  });
  const byId = new Map(nodes.flatMap((node) => (node.columns['Id'] ? [[String(node.columns['Id']), node]] : [])));
  const roots: TraceNode[] = [];
  for (const node of nodes) {
    const parent = byId.get(String(node.columns['ParentId']));
    (parent === undefined || parent === node ? roots : parent.children).push(node);
  }
  for (const { children } of nodes) children.sort(byStart);
  const spans = nodes.filter(({ columns }) => 'DurationMs' in columns);
  return {
    operationId,
    startedAt: new Date(began).toISOString(),
    durationMs: Math.max(...nodes.map(({ startMs, durationMs }) => startMs + durationMs)),
    spans: spans.length,
    failures: spans.filter(({ columns }) => hasFailed(columns)).length,
    orderId: nodes.map(orderIdOf).find((orderId) => orderId !== undefined),
    roots: roots.sort(byStart),
  };
}

function byStart(a: TraceNode, b: TraceNode): number {
  return a.startMs - b.startMs;
}

function orderIdOf({ columns }: TraceNode): string | undefined {
  const properties = columns['Properties'];
  const orderId = properties && typeof properties === 'object' ? Reflect.get(properties, 'order.id') : undefined;
  return typeof orderId === 'string' ? orderId : undefined;
}
