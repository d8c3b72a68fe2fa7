import type { Profiler } from 'node:inspector';

export interface Frame {
  functionName: string;
  url: string;
  /** From 0. */
  lineNumber: number;
  columnNumber: number;
}

/** What a frame is part of, such as a package; undefined for what has no place of its own, like a builtin. */
export type Attribute = (frame: Frame) => string | undefined;

const IDLE = '(idle)';
/** What the profiler itself took. */
export const PROFILER = '(profiler)';

/**
 * Adds up the time that was spent in each part of a program itself, without what it called. A function without a place
 * of its own counts for the part that called it.
 *
 * @returns microseconds by part, most first; without the time in which nothing ran, or the profiler did
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
