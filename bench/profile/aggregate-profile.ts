import type { Profiler } from 'node:inspector';

export interface Frame {
  functionName: string;
  url: string;
  /** Counted from 0. */
  lineNumber: number;
  columnNumber: number;
}

/** Returns the part that a frame belongs to, such as a package; undefined if it belongs to none, such as a builtin. */
export type Attribute = (frame: Frame) => string | undefined;

const IDLE = '(idle)';
/** The time of the profiler itself. */
export const PROFILER = '(profiler)';

/**
 * Adds up the time spent in each part of a program itself, without the functions that it called. A function that
 * belongs to no part counts for the part that called it.
 *
 * @returns microseconds by part, largest first, without idle time and the profiler's own time
 */
export function aggregateProfile({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile, attribute: Attribute) {
  const parts = partsOf(nodes, attribute);
  const total = new Map<string, number>();
  for (const [n, id] of samples.entries()) {
    const part = parts.get(id) ?? 'unknown';
    total.set(part, (total.get(part) ?? 0) + (timeDeltas[n] ?? 0));
  }
  for (const none of [IDLE, PROFILER]) total.delete(none);
  return new Map([...total].sort(([, a], [, b]) => b - a));
}

function partsOf(nodes: readonly Profiler.ProfileNode[], attribute: Attribute): Map<number, string> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parts = new Map<number, string>();
  const visit = (node: Profiler.ProfileNode, caller: string) => {
    const { functionName, url } = node.callFrame;
    const isMeta = url === '' && functionName.startsWith('(');
    const part = isMeta ? functionName : (attribute(node.callFrame) ?? caller);
    parts.set(node.id, part);
    for (const id of node.children ?? []) {
      const child = byId.get(id);
      if (child !== undefined) visit(child, part);
    }
  };
  const [root] = nodes;
  if (root !== undefined) visit(root, root.callFrame.functionName);
  return parts;
}
