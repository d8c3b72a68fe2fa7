import type { TraceNode } from '../../../monitor/queries/query-answers.ts';

export interface ShownRow {
  node: TraceNode;
  depth: number;
  /** The same in every answer, as long as the trace grows only. */
  id: string;
  parent: string | undefined;
  hasChildren: boolean;
}

/** The rows of a waterfall from top to bottom, without what is inside a closed one. */
export function rowsOf(roots: readonly TraceNode[], closed: ReadonlySet<string>, withLogs: boolean): ShownRow[] {
  const rows: ShownRow[] = [];
  const add = (nodes: readonly TraceNode[], depth: number, parent: string | undefined) => {
    for (const node of nodes) {
      if (!withLogs && !('DurationMs' in node.columns) && node.table !== 'AppExceptions') continue;
      const id = String(node.columns['Id'] || `${parent ?? ''}/${node.columns.TimeGenerated}/${nameOf(node)}`);
      rows.push({ node, depth, id, parent, hasChildren: node.children.length > 0 });
      if (!closed.has(id)) add(node.children, depth + 1, id);
    }
  };
  add(roots, 0, undefined);
  return rows;
}

export function nameOf({ columns }: TraceNode): string {
  return String(columns['Name'] || columns['OuterMessage'] || columns['Message'] || '(no name)');
}

/** What it is, in a word or two. */
export function kindOf({ table, columns }: TraceNode): string {
  if (table === 'AppDependencies') return String(columns['Target'] || columns['DependencyType'] || 'dependency');
  if (table === 'AppRequests') {
    const code = String(columns['ResultCode'] ?? '');
    return code === '' || code === '0' ? 'request' : `request, ${code}`;
  }
  if (table === 'AppTraces') return 'log';
  return table.slice('App'.length).toLowerCase();
}
