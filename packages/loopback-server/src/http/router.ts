import type { Handler, Route } from './route.ts';

/** Either a handler with the path's parameters, or the methods that the path supports (none for an unknown path). */
export type Match =
  | { readonly handle: Handler; readonly parameters: Readonly<Record<string, string>> }
  | { readonly handle?: never; readonly allowed: readonly string[] };

interface Pattern {
  readonly route: Route;
  readonly segments: readonly string[];
}

/**
 * Compiles a table of routes. A path is split at its slashes; a segment `{name}` matches any one segment, decoded.
 * Patterns with fewer parameters come first, so that a literal wins over a parameter.
 */
export function buildRouter(routes: readonly Route[]): (method: string, path: string) => Match {
  const byLength = new Map<number, Pattern[]>();
  for (const route of routes) {
    const segments = route.path.split('/');
    const group = byLength.get(segments.length) ?? [];
    group.push({ route, segments });
    byLength.set(segments.length, group);
  }
  for (const group of byLength.values()) group.sort((a, b) => parametersIn(a) - parametersIn(b));

  return (method, path) => {
    const parts = path.split('/');
    const allowed: string[] = [];
    for (const { route, segments } of byLength.get(parts.length) ?? []) {
      const parameters = matchSegments(segments, parts);
      if (parameters === undefined) continue;
      if (route.method === method) return { handle: route.handle, parameters };
      allowed.push(route.method);
    }
    return { allowed };
  };
}

function parametersIn(pattern: Pattern): number {
  return pattern.segments.filter(isParameter).length;
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{');
}

function matchSegments(segments: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const part = parts[index] ?? '';
    if (isParameter(segment)) {
      const value = decode(part);
      if (value === undefined || value === '') return undefined;
      parameters[segment.slice(1, -1)] = value;
    } else if (segment !== part) return undefined;
  }
  return parameters;
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
