import type { TraceNode } from '../../../monitor/queries/query-answers.ts';

export interface ShownRow {
  node: TraceNode;
  depth: number;
  /** The same in every answer, as long as the trace grows only. */
  id: string;
  parent: string | undefined;
  hasChildren: boolean;
  isClosed: boolean;
}

export interface Folding {
  /** Rows of this depth are closed, and those below it. */
  from: number;
  /** The rows that somebody has opened or closed. */
  chosen: ReadonlyMap<string, boolean>;
}

/** The rows of a waterfall from top to bottom, without what is inside a closed one. */
export function rowsOf(roots: readonly TraceNode[], folding: Folding, withLogs: boolean): ShownRow[] {
  const rows: ShownRow[] = [];
  const add = (nodes: readonly TraceNode[], depth: number, parent: string | undefined) => {
    for (const node of nodes) {
      const id = String(node.columns['Id'] || `${parent ?? ''}/${node.columns.TimeGenerated}/${nameOf(node)}`);
      const shownIn = node.children.filter((child) => isShown(child, withLogs));
      const hasChildren = shownIn.length > 0;
      const isClosed = hasChildren && (folding.chosen.get(id) ?? depth >= folding.from);
      rows.push({ node, depth, id, parent, hasChildren, isClosed });
      if (!isClosed) add(shownIn, depth + 1, id);
    }
  };
  add(
    roots.filter((root) => isShown(root, withLogs)),
    0,
    undefined,
  );
  return rows;
}

const isShown = ({ columns, table }: TraceNode, withLogs: boolean) =>
  withLogs || 'DurationMs' in columns || table === 'AppExceptions';

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
