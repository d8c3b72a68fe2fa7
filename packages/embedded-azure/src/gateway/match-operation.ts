/** Finds the entry for a method and a path. */
export type MatchOperation<T> = (method: string, path: string) => T | undefined;

interface Template<T> {
  readonly method: string;
  readonly segments: readonly string[];
  readonly value: T;
}

/**
 * Compiles URL templates: `{name}` matches one segment, a final `*` all remaining ones. If several match, the one that
 * is literal for longest wins.
 */
export function operationMatcher<T>(
  operations: readonly { method: string; path: string; value: T }[],
): MatchOperation<T> {
  const templates = operations
    .map(({ method, path, value }): Template<T> => ({ method: method.toUpperCase(), segments: path.split('/'), value }))
    .sort(bySpecificity);
  const byMethod = Map.groupBy(templates, ({ method }) => method);
  return (method, path) => {
    const parts = path.split('/');
    return byMethod.get(method)?.find(({ segments }) => fits(segments, parts))?.value;
  };
}

function bySpecificity(a: Template<unknown>, b: Template<unknown>): number {
  for (let at = 0; at < Math.max(a.segments.length, b.segments.length); at++) {
    const difference = vagueness(a.segments[at]) - vagueness(b.segments[at]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function vagueness(segment: string | undefined): number {
  if (segment === '*') return 2;
  return segment?.startsWith('{') ? 1 : 0;
}

function fits(segments: readonly string[], parts: readonly string[]): boolean {
  const open = segments.at(-1) === '*';
  if (open ? parts.length < segments.length : parts.length !== segments.length) return false;
  return segments.every(
    (segment, at) => segment === '*' || segment === parts[at] || (segment.startsWith('{') && parts[at] !== ''),
  );
}
